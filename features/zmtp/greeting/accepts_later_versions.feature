Feature: Peers of later versions are accepted

  Versions are negotiated downwards: whoever speaks a later version has to be able to speak ours. So a peer of any version
  from 3.0 on is welcome, and is spoken to in ZMTP 3.

  # RFC 23, "Version Negotiation": accept equal and higher versions, and go on in the own one.
  @ZMTP30-GRT-05 @ZMTP30-GRT-06 @ZMTP31-GRT-01
  Scenario Outline: a peer of version <version> is served in the framing of ZMTP 3
    Given a PAIR socket "pair"
    And "pair" is bound
    And a raw peer is connected to "pair"
    When the peer sends a greeting with
      | version | <version> |
    Then the peer should receive a greeting with
      | version | 3.1 |
    When the peer sends READY as PAIR
    Then the peer should receive READY
    When the peer sends "hello"
    Then "pair" should receive "hello"
    When "pair" sends "welcome"
    Then the peer should receive the octets 00 len8("welcome")

    Examples: ZMTP 3
      | version |
      | 3.0     |
      | 3.1     |
      | 3.2     |
      | 3.255   |

    Examples: later versions
      | version |
      | 4.0     |
      | 4.1     |
      | 9.3     |
      | 255.255 |
