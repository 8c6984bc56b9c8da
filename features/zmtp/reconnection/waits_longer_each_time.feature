Feature: Whoever fails to connect waits longer each time

  # RFC 23, "Error Handling": the wait before the next attempt grows while attempts fail. zmq_setsockopt(3),
  # ZMQ_RECONNECT_IVL_MAX: it doubles up to this (divergence C70). CONNECT_RETRIED says how long it is.
  @ZMTP30-ERR-04 @TR-GEN-10
  Scenario: the waits of a socket grow while nobody listens
    Given a PUSH socket "source" with options
      | RECONNECT_IVL     | 10   |
      | RECONNECT_IVL_MAX | 2000 |
    When "source" connects to endpoint "nowhere"
    Then "source" should report CONNECT_RETRIED 4 times, with a larger value each time

  # zmq_setsockopt(3), ZMQ_CONNECT_TIMEOUT: an attempt that gets no answer is given up, and followed by another one.
  @LIBZMQ-RECONNECT-01
  Scenario: an attempt to connect that is not answered is given up in favour of another
    Given a PUSH socket "source" with options
      | CONNECT_TIMEOUT | 200 |
      | RECONNECT_IVL   | 10  |
    When "source" connects to a listener that does not answer
    Then "source" should report in order
      | CONNECT_DELAYED |
      | CLOSED          |
      | CONNECT_RETRIED |
      | CONNECT_DELAYED |
      | CLOSED          |
      | CONNECT_RETRIED |
    When the listener answers after all
    Then "source" should report CONNECTED

  # zmq_setsockopt(3), ZMQ_RECONNECT_STOP, bit 1: a handshake that fails is the end of it. Another socket, which does
  # connect again, shows that there was time to.
  @LIBZMQ-RECONNECT-03
  Scenario: a socket that stops when its handshake fails does not come back to a peer that closes
    Given a PUSH socket "resigned" with options
      | RECONNECT_IVL  | 10 |
      | RECONNECT_STOP | 2  |
    And a PUSH socket "eager" with options
      | RECONNECT_IVL | 10 |
    And "resigned" is connected to a raw peer
    And "eager" is connected to a second raw peer
    When the peer closes its connection
    And the second peer closes its connection
    Then "eager" should connect to the second peer again
    When the second peer closes its connection
    Then "eager" should connect to the second peer again
    When the second peer closes its connection
    Then "eager" should connect to the second peer again
    And "resigned" should not have connected to the peer again

  @LIBZMQ-RECONNECT-03
  Scenario: a socket that stops when its handshake fails does not come back to a peer that is silent
    Given a PUSH socket "resigned" with options
      | HANDSHAKE_IVL  | 100 |
      | RECONNECT_IVL  | 10  |
      | RECONNECT_STOP | 2   |
    And a PUSH socket "eager" with options
      | HANDSHAKE_IVL | 200 |
      | RECONNECT_IVL | 10  |
    And "resigned" is connected to a raw peer
    And "eager" is connected to a second raw peer
    Then "resigned" should close the connection to the peer
    And "eager" should connect to the second peer again
    And "eager" should connect to the second peer again
    And "resigned" should not have connected to the peer again
