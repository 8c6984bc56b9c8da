Feature: A greeting is understood however it is cut

  TCP delivers a stream of octets, without marks between them. A greeting may come octet by octet, in the stages in which
  peers look for older versions of each other, or with all its 64 octets at once.

  # RFC 23, "Version Negotiation": a peer may hold the rest back until it has seen the version of the other side. libzmq
  # sends 10 octets, then 1, then 53 (divergence C65); every staging has to be accepted.
  @LIBZMQ-GREETING-01 @ZMTP30-GRT-01
  Scenario Outline: a peer is served that sends its greeting in chunks of <chunks> octets
    Given a PULL socket "sink"
    And "sink" is bound
    And a raw peer is connected to "sink"
    When the peer sends its greeting in chunks of <chunks> octets
    Then the peer should receive a greeting
    When the peer sends READY as PUSH
    Then the peer should receive READY
    When the peer sends "hello"
    Then "sink" should receive "hello"

    Examples:
      | chunks        |
      | 1             |
      | 10, 1 and 53  |
      | 11 and 53     |
      | 12, 20 and 32 |
      | 63 and 1      |
      | 64            |

  # The same for the side that connects: it may see the greeting of a listener in any pieces too.
  @LIBZMQ-GREETING-01
  Scenario Outline: a listener is served that sends its greeting in chunks of <chunks> octets
    Given a PUSH socket "source"
    And "source" is connected to a raw peer
    When the peer sends its greeting in chunks of <chunks> octets
    Then the peer should receive a greeting
    When the peer sends READY as PULL
    Then the peer should receive READY
    When "source" sends "hello"
    Then the peer should receive "hello"

    Examples:
      | chunks       |
      | 1            |
      | 10, 1 and 53 |
      | 64           |
