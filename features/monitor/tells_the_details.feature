Feature: The monitor tells what an event is about
  An event has the endpoint that it is about and a value: why something failed, or how long until the next attempt. A
  program that watches many connections needs both.

  # zmq_socket_monitor(3): the events of both sides in their order, all with the endpoint.
  @LIBZMQ-MONITOR-02 @LIBZMQ-MONITOR-03 @transport-tcp
  Scenario: both sides tell the endpoint with everything that happens to a connection
    Given a PULL socket "sink"
    And "sink" is bound
    And a PUSH socket "source"
    When "source" connects to the endpoint of "sink"
    And "source" sends "hello"
    Then "sink" should receive "hello"
    When "sink" is shut down
    Then "source" should report in order
      | CONNECT_DELAYED     | the endpoint of "sink" |
      | CONNECTED           | the endpoint of "sink" |
      | HANDSHAKE_SUCCEEDED | the endpoint of "sink" |
      | DISCONNECTED        | the endpoint of "sink" |
      | CONNECT_RETRIED     | the endpoint of "sink" |

  # zmq_socket_monitor(3), ZMQ_EVENT_LISTENING, ZMQ_EVENT_ACCEPTED: about the endpoint of the listener, the one with the
  # port that was chosen.
  @LIBZMQ-MONITOR-02 @LIBZMQ-MONITOR-03 @transport-tcp
  Scenario: a listener tells the endpoint where its peers come and go
    Given a PULL socket "sink"
    And "sink" is bound
    And a PUSH socket "source"
    When "source" connects to the endpoint of "sink"
    And "source" sends "hello"
    Then "sink" should receive "hello"
    When "source" is closed
    Then "sink" should report in order
      | LISTENING           | the endpoint of "sink" |
      | ACCEPTED            | the endpoint of "sink" |
      | HANDSHAKE_SUCCEEDED | the endpoint of "sink" |
      | DISCONNECTED        | the endpoint of "sink" |

  # zmq_socket_monitor(3): a socket that is closed says so of each listener before its monitor ends.
  @LIBZMQ-MONITOR-01 @LIBZMQ-MONITOR-02 @transport-tcp
  Scenario: a socket that is closed closes its listener first and its monitor last
    Given a PULL socket "sink"
    And "sink" is bound
    When "sink" is closed
    Then "sink" should report in order
      | LISTENING       | the endpoint of "sink" |
      | CLOSED          | the endpoint of "sink" |
      | MONITOR_STOPPED |                        |

  # zmq_socket_monitor(3), ZMQ_EVENT_BIND_FAILED: the value is the error of the system, the endpoint the one wanted.
  @LIBZMQ-MONITOR-08 @transport-tcp
  Scenario: a bind that fails tells why and where
    Given PULL sockets "first" and "second"
    And "first" is bound
    Then binding "second" to the endpoint of "first" should fail
    And "second" should report in order
      | BIND_FAILED | the endpoint of "first" | EADDRINUSE |

  # zmq_socket_monitor(3), ZMQ_EVENT_CONNECT_RETRIED: the value is the time until the next attempt; each attempt is closed.
  @LIBZMQ-MONITOR-02 @TR-GEN-10 @transport-tcp
  Scenario: an attempt that is refused tells when the next one comes
    Given a PUSH socket "source" with options
      | RECONNECT_IVL | 10 |
    When "source" connects to endpoint "nowhere"
    Then "source" should report in order
      | CONNECT_DELAYED | endpoint "nowhere" |
      | CLOSED          | endpoint "nowhere" |
      | CONNECT_RETRIED | endpoint "nowhere" |
      | CONNECT_DELAYED | endpoint "nowhere" |
      | CLOSED          | endpoint "nowhere" |
      | CONNECT_RETRIED | endpoint "nowhere" |

  # zmq_socket_monitor(3), ZMQ_EVENT_HANDSHAKE_FAILED_PROTOCOL: the value says which rule was broken.
  @LIBZMQ-MONITOR-04 @LIBZMQ-MONITOR-07 @transport-tcp
  Scenario: a peer with another mechanism is named as such at both ends
    Given a PULL socket "sink"
    And "sink" is bound
    And a PUSH socket "stranger" with options
      | PLAIN_USERNAME | "somebody" |
      | PLAIN_PASSWORD | "secret"   |
    When "stranger" connects to the endpoint of "sink"
    Then "sink" should report in order
      | HANDSHAKE_FAILED_PROTOCOL | the endpoint of "sink" | MECHANISM_MISMATCH |
      | DISCONNECTED              | the endpoint of "sink" |                    |
    And "stranger" should report in order
      | HANDSHAKE_FAILED_PROTOCOL | the endpoint of "sink" | MECHANISM_MISMATCH |
      | DISCONNECTED              | the endpoint of "sink" |                    |
