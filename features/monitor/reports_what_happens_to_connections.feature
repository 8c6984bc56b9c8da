Feature: The monitor reports what happens to connections

  Sockets connect and reconnect by themselves. A program that wants to know listens to the socket's monitor.

  # libzmq, test_monitor: what a binding socket goes through with each peer, in this order.
  @LIBZMQ-MONITOR-02 @LIBZMQ-MONITOR-03 @transport-tcp
  Scenario: a socket that binds reports its peers coming and going
    Given a PULL socket "sink"
    And "sink" is bound
    And a PUSH socket "source"
    When "source" connects to the endpoint of "sink"
    And "source" sends "hello"
    Then "sink" should receive "hello"
    When "source" is closed
    Then "sink" should report in order
      | LISTENING           |
      | ACCEPTED            |
      | HANDSHAKE_SUCCEEDED |
      | DISCONNECTED        |

  # libzmq, test_monitor: what a connecting socket goes through, in this order.
  @LIBZMQ-MONITOR-02 @LIBZMQ-MONITOR-03 @transport-tcp
  Scenario: a socket that connects reports its attempts
    Given a PULL socket "sink"
    And "sink" is bound
    And a PUSH socket "source"
    When "source" connects to the endpoint of "sink"
    And "source" sends "hello"
    Then "sink" should receive "hello"
    When "sink" is shut down
    Then "source" should report in order
      | CONNECT_DELAYED     |
      | CONNECTED           |
      | HANDSHAKE_SUCCEEDED |
      | DISCONNECTED        |
      | CONNECT_RETRIED     |

  # zmq_socket_monitor(3): an event names the endpoint that it is about.
  @LIBZMQ-MONITOR-02 @transport-tcp
  Scenario: events name the endpoint
    Given a PULL socket "sink"
    And "sink" is bound
    And a PUSH socket "source"
    When "source" connects to the endpoint of "sink"
    Then "sink" should report LISTENING with the endpoint of "sink"
    And "sink" should report ACCEPTED with the endpoint of "sink"
    And "source" should report CONNECTED with the endpoint of "sink"
    And "source" should be connected to "sink"
    When "source" sends "hello"
    Then "sink" should receive "hello"

  # zmq_socket_monitor(3): a bind that the system refuses is reported too.
  @LIBZMQ-MONITOR-08 @transport-tcp
  Scenario: a failed bind is reported
    Given PULL sockets "first" and "second"
    And "first" is bound
    Then binding "second" to the endpoint of "first" should fail
    And "second" should report BIND_FAILED
    When "second" is bound
    Then "second" should report LISTENING

  # zmq_socket_monitor(3): the last event of a socket says that there will be no other.
  @LIBZMQ-MONITOR-01 @transport-tcp
  Scenario: the monitor says when it stops
    Given a PULL socket "sink"
    And "sink" is bound
    When "sink" is closed
    Then "sink" should report MONITOR_STOPPED

  # zmq_socket_monitor(3): a peer with another mechanism fails in the handshake, first the reason, then the end.
  @LIBZMQ-MONITOR-04 @LIBZMQ-MONITOR-07 @transport-tcp
  Scenario: a peer with another mechanism is reported at both ends
    Given a PULL socket "sink"
    And "sink" is bound
    And a PUSH socket "stranger" with options
      | PLAIN_USERNAME | "somebody" |
      | PLAIN_PASSWORD | "secret"   |
    When "stranger" connects to the endpoint of "sink"
    Then "sink" should report in order
      | ACCEPTED                  |
      | HANDSHAKE_FAILED_PROTOCOL |
      | DISCONNECTED              |
    And "stranger" should report in order
      | CONNECTED                 |
      | HANDSHAKE_FAILED_PROTOCOL |
      | DISCONNECTED              |
    Given a PUSH socket "friend"
    And "friend" is connected to "sink"
    When "friend" sends "hello"
    Then "sink" should receive "hello"
