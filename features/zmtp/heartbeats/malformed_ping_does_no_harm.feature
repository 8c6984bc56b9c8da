Feature: A malformed PING does no harm

  # RFC 37, "Connection Heartbeating": a context has at most 16 octets. Nothing is said about longer ones; libzmq cuts them
  # off (divergence C61). Whatever is done, no PONG may have a longer one.
  @ZMTP31-HBT-04
  Scenario Outline: a PING with a context of <size> octets is not answered with one
    Given a PULL socket "sink"
    And "sink" is bound
    And a PUSH peer is connected to "sink"
    When the peer sends the octets <octets>
    And the peer sends the command PING with u16(0) "after it"
    Then the peer should receive PONG with "after it", and none with more than 16 octets before, or the end
    And "sink" should still serve a new peer

    Examples:
      | size | octets                                     |
      | 17   | 04 len8(len8("PING") u16(0) gen(17, 7))    |
      | 100  | 04 len8(len8("PING") u16(0) gen(100, 7))   |
      | 1000 | 06 len64(len8("PING") u16(0) gen(1000, 7)) |

  # A PING without its ttl is malformed, which costs at most the connection. libzmq 4.3.4 reads past the end of the frame
  # (divergence C61), so this is not sent to it.
  @ZMTP31-HBT-02 @hazardous
  Scenario Outline: a PING with <count> octets of ttl costs at most the connection
    Given a PUSH socket "source"
    And "source" is bound
    And a PULL peer is connected to "source"
    When the peer sends the octets <octets>
    Then "source" should still serve a new peer

    Examples:
      | count | octets                   |
      | 0     | 04 len8(len8("PING"))    |
      | 1     | 04 len8(len8("PING") 00) |
