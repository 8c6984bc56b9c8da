Feature: A PING is answered with a PONG that has its context

  # RFC 37, "Connection Heartbeating": PING is a ttl of 2 octets and a context of 0 to 16; PONG is the same context.
  @ZMTP31-HBT-01 @ZMTP31-HBT-02 @ZMTP31-HBT-03
  Scenario Outline: a PING with <what> is answered
    Given a PULL socket "sink"
    And "sink" is bound
    And a PUSH peer is connected to "sink"
    When the peer sends the command PING with <ping>
    Then the peer should receive the octets 04 len8(len8("PONG") <context>)
    When the peer sends "hello"
    Then "sink" should receive "hello"

    Examples:
      | what                   | ping                      | context            |
      | an empty context       | u16(0)                    | 00*0               |
      | a context of one octet | u16(0) "c"                | "c"                |
      | a context of 16 octets | u16(0) "0123456789ABCDEF" | "0123456789ABCDEF" |
      | a binary context       | u16(0) 00 FF 04 50        | 00 FF 04 50        |
      | a large ttl            | u16(600) "c"              | "c"                |

  # RFC 37: at any time after the handshake, by every type, on connections that it has made as on those that it has
  # accepted.
  @ZMTP31-HBT-01 @ZMTP31-HBT-03
  Scenario Outline: a connecting <own> answers a PING
    Given a <own> socket "socket"
    And "socket" is connected to a <other> peer
    When the peer sends the command PING with u16(0) "first"
    Then the peer should receive the command PONG with "first"
    When the peer sends the command PING with u16(0) "second"
    Then the peer should receive the command PONG with "second"

    Examples:
      | own    | other  |
      | REQ    | REP    |
      | REP    | REQ    |
      | DEALER | ROUTER |
      | ROUTER | DEALER |
      | PUB    | SUB    |
      | XPUB   | XSUB   |
      | SUB    | PUB    |
      | XSUB   | XPUB   |
      | PUSH   | PULL   |
      | PULL   | PUSH   |
      | PAIR   | PAIR   |

  # RFC 37 does not say whether 3.0 peers may take part; libzmq answers them (divergence C41).
  @ZMTP31-HBT-11
  Scenario: a PING of a peer of version 3.0 is answered
    Given a PULL socket "sink"
    And "sink" is bound
    And a PUSH peer of ZMTP 3.0 is connected to "sink"
    When the peer sends the command PING with u16(0) "context"
    Then the peer should receive the command PONG with "context"

  # Many PINGs are answered in their order, also when they come at once.
  @ZMTP31-HBT-03
  Scenario: PINGs that come at once are answered with all their contexts
    Given a PULL socket "sink"
    And "sink" is bound
    And a PUSH peer is connected to "sink"
    When the peer sends the octets
      """
      04 len8(len8("PING") u16(0) "1")  04 len8(len8("PING") u16(0) "2")  04 len8(len8("PING") u16(0) "3")
      """
    Then the peer should receive the octets
      """
      04 len8(len8("PONG") "1")  04 len8(len8("PONG") "2")  04 len8(len8("PONG") "3")
      """
