Feature: A handshake that breaks off is reported
  # zmq_socket_monitor(3), ZMQ_EVENT_HANDSHAKE_FAILED_NO_DETAIL: the connection ends in the middle of the handshake, and
  # nobody has said why.
  @LIBZMQ-MONITOR-09 @LIBZMQ-MONITOR-07
  Scenario Outline: a listening socket reports a peer that <does> its connection <when>
    Given a PULL socket "sink"
    And "sink" is bound
    And a raw peer is connected to "sink"
    When the peer sends the octets <octets>
    Then the peer should receive a signature
    When the peer <does> its connection
    Then "sink" should report in order
      | ACCEPTED                   | the endpoint of "sink" |
      | HANDSHAKE_FAILED_NO_DETAIL | the endpoint of "sink" |
      | DISCONNECTED               | the endpoint of "sink" |
    And "sink" should still serve a new peer

    Examples: moments
      | does   | when                | octets                                 |
      | closes | within its greeting | FF 00*8 7F 03 01                       |
      | closes | after its greeting  | FF 00*8 7F 03 01 "NULL" 00*16 00 00*31 |
      | resets | after its greeting  | FF 00*8 7F 03 01 "NULL" 00*16 00 00*31 |

  # zmq_socket_monitor(3): the connecting side reports it too, and tries again: nothing was said that is final.
  @LIBZMQ-MONITOR-09 @LIBZMQ-MONITOR-07 @ZMTP30-ERR-03
  Scenario: a connecting socket reports a peer that closes within the handshake
    Given a PUSH socket "source" with options
      | RECONNECT_IVL | 10 |
    And "source" is connected to a raw peer
    When the peer sends its greeting
    Then the peer should receive a greeting
    When the peer closes its connection
    Then "source" should report in order
      | CONNECTED                  |
      | HANDSHAKE_FAILED_NO_DETAIL |
      | DISCONNECTED               |
      | CONNECT_RETRIED            |
    And "source" should connect to the peer again

  # zmq_setsockopt(3), ZMQ_HANDSHAKE_IVL: a peer that is too slow is a temporary fault as well.
  @TR-GEN-12 @ZMTP30-ERR-03
  Scenario: a socket connects again to a peer that did not finish the handshake in time
    Given a PUSH socket "source" with options
      | HANDSHAKE_IVL | 100 |
      | RECONNECT_IVL | 10  |
    And "source" is connected to a raw peer
    When the peer sends its greeting
    Then the peer should receive a greeting
    And "source" should connect to the peer again
    When the peer performs the NULL handshake as PULL
    And "source" sends "hello"
    Then the peer should receive "hello"
