Feature: Heartbeats are set up by the socket, and kept from the application

  A socket that is told to asks its peers from time to time whether they are still there. The times are options of the
  socket; what is exchanged is none of the application's business.

  # zmq_setsockopt(3), ZMQ_HEARTBEAT_TTL: tenths of a second, at most 65535 of them.
  @LIBZMQ-HEARTBEAT-03 @transport-tcp
  Scenario: the time to live of heartbeats is kept in tenths of a second
    Given a DEALER socket "socket"
    When option HEARTBEAT_TTL of "socket" is set to 6553599
    Then option HEARTBEAT_TTL of "socket" should be 6553500
    When option HEARTBEAT_TTL of "socket" is set to 1234
    Then option HEARTBEAT_TTL of "socket" should be 1200
    When option HEARTBEAT_TTL of "socket" is set to 99
    Then option HEARTBEAT_TTL of "socket" should be 0

  # libzmq, test_heartbeats: pings are exchanged below the sockets.
  @LIBZMQ-HEARTBEAT-04 @transport-tcp
  Scenario: heartbeats are not seen by the application
    Given PAIR sockets "left" and "right" with options
      | HEARTBEAT_IVL | 20 |
    And "left" is bound
    And "right" is connected to "left"
    When "left" starts to receive
    Then "left" should still be receiving
    When "right" sends "hello"
    Then "left" should finish receiving "hello"
    When "left" sends "welcome"
    Then "right" should receive "welcome"
