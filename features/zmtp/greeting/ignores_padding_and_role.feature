Feature: What means nothing in a greeting is ignored

  # RFC 23, "Greeting": the 8 octets of padding are not significant.
  @ZMTP30-GRT-04
  Scenario Outline: a peer is served whose signature is padded with <padding>
    Given a PULL socket "sink"
    And "sink" is bound
    And a raw peer is connected to "sink"
    When the peer sends a greeting with
      | padding | <padding> |
    Then the peer should receive a greeting
    When the peer sends READY as PUSH
    Then the peer should receive READY
    When the peer sends "hello"
    Then "sink" should receive "hello"

    Examples:
      | padding                 |
      | 00*8                    |
      | u64(1)                  |
      | FF*8                    |
      | 7F 03 01 "NULL" 00      |
      | 01 23 45 67 89 AB CD EF |

  # RFC 23, "Topology": NULL knows no client and server, so the field is ignored.
  @ZMTP30-GRT-13
  Scenario Outline: a peer is served whose as-server field is <role> under NULL
    Given a PULL socket "sink"
    And "sink" is bound
    And a raw peer is connected to "sink"
    When the peer sends a greeting with
      | as-server | <role> |
    Then the peer should receive a greeting with
      | as-server | 0 |
    When the peer sends READY as PUSH
    Then the peer should receive READY
    When the peer sends "hello"
    Then "sink" should receive "hello"

    Examples:
      | role |
      | 1    |
      | 255  |
