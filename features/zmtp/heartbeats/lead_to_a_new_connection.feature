Feature: A connection that heartbeats gave up is made again

  # RFC 37, "Connection Heartbeating": after that, the peer does what it does when a connection is lost.
  @ZMTP31-HBT-10
  Scenario: a socket that connects comes back to a peer that did not answer its PING
    Given a PUSH socket "source" with options
      | HEARTBEAT_IVL     | 100 |
      | HEARTBEAT_TIMEOUT | 300 |
      | RECONNECT_IVL     | 10  |
    And "source" is connected to a PULL peer
    Then the peer should receive PING with ttl 0
    And "source" should close the connection to the peer
    And "source" should connect to the peer again
    When the peer performs the NULL handshake as PULL
    And "source" sends "hello again"
    Then the peer should receive "hello again"

  @ZMTP31-HBT-10 @ZMTP31-HBT-09
  Scenario: a socket that connects comes back to a peer that announced a ttl and then said nothing
    Given a PULL socket "sink" with options
      | RECONNECT_IVL | 10 |
    And "sink" is connected to a PUSH peer
    When the peer sends the command PING with u16(2) "context"
    Then the peer should receive the command PONG with "context"
    And "sink" should close the connection to the peer
    And "sink" should connect to the peer again
    When the peer performs the NULL handshake as PUSH
    And the peer sends "hello again"
    Then "sink" should receive "hello again"

  # libzmq, test_heartbeats: whoever received the ttl reports the end of the connection, whatever its type is.
  @LIBZMQ-HEARTBEAT-01
  Scenario Outline: a <own> reports that a <type> has announced a ttl and not kept to it
    Given a <own> socket "socket"
    And "socket" is bound
    And a <type> peer is connected to "socket"
    When the peer sends the command PING with u16(2)
    Then the peer should receive the command PONG
    And "socket" should report DISCONNECTED

    Examples:
      | own    | type   |
      | DEALER | ROUTER |
      | ROUTER | DEALER |
      | SUB    | PUB    |
      | PULL   | PUSH   |
      | PAIR   | PAIR   |

  # RFC 37: any traffic within the ttl keeps the connection, also what comes at once with the PING, behind it. libzmq counts
  # whole frames only (divergence C91). A second peer, which is given up later, shows that there was time to.
  @ZMTP31-HBT-09
  Scenario Outline: a peer that lets <what> follow its PING is not given up
    Given a PULL socket "sink"
    And "sink" is bound
    And a PUSH peer is connected to "sink"
    And a second PUSH peer is connected to "sink"
    When the peer sends the octets 04 len8(len8("PING") u16(2)) <octets>
    And the second peer sends the command PING with u16(4)
    Then "sink" should close the connection to the second peer
    When the peer sends the octets <rest>
    Then "sink" should receive "still here"

    Examples:
      | what                          | octets                       | rest                  |
      | a PONG                        | 04 len8(len8("PONG"))        | 00 len8("still here") |
      | a PING that asks for nothing  | 04 len8(len8("PING") u16(0)) | 00 len8("still here") |
      | the first octets of a message | 00 0A "still"                | " here"               |
