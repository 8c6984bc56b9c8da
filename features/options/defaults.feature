Feature: Options have the values that the manual promises

  A program that sets nothing gets a socket that waits for ever, keeps a thousand messages, reconnects after 100 ms and
  trusts everybody. Options are read and set by name; values that make no sense are refused.

  # zmq_setsockopt(3), zmq_null(7), zmq_tcp(7): what a socket begins with.
  @TR-SEC-01 @TR-TCP-09 @TR-GEN-14 @TR-TCP-05 @transport-tcp
  Scenario: a socket begins with the values of the manual
    Given a DEALER socket "socket"
    Then the options of "socket" should be
      | MECHANISM           | 0     |
      | IPV6                | 0     |
      | IMMEDIATE           | 0     |
      | MAXMSGSIZE          | -1    |
      | BACKLOG             | 100   |
      | HANDSHAKE_IVL       | 30000 |
      | HEARTBEAT_IVL       | 0     |
      | HEARTBEAT_TTL       | 0     |
      | CONNECT_TIMEOUT     | 0     |
      | TCP_KEEPALIVE       | -1    |
      | TCP_KEEPALIVE_CNT   | -1    |
      | TCP_KEEPALIVE_IDLE  | -1    |
      | TCP_KEEPALIVE_INTVL | -1    |
      | TCP_MAXRT           | 0     |
      | TOS                 | 0     |
      | RECONNECT_IVL       | 100   |
      | RECONNECT_IVL_MAX   | 0     |

  # zmq_setsockopt(3), ZMQ_HEARTBEAT_TTL: tenths of a second, at most 65535 of them.
  @LIBZMQ-HEARTBEAT-03 @transport-tcp
  Scenario: the time to live of heartbeats is kept in tenths of a second
    Given a DEALER socket "socket"
    When option HEARTBEAT_TTL of "socket" is set to 6553599
    Then option HEARTBEAT_TTL of "socket" should be 6553500
    And setting option HEARTBEAT_TTL of "socket" to 6553600 should fail with EINVAL
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
