Feature: A broken connection is made again

  The side that connected keeps trying until its peer is there again; nobody has to notice. Only who was told not to
  reconnect stays away.

  # RFC 23, socket semantics and error handling: an unexpected end is temporary, the connecting side tries again.
  @ZMTP30-SEM-02 @ZMTP30-ERR-03 @transport-tcp
  Scenario: a client finds its restarted service again over tcp
    Given a REP socket "service"
    And "service" is bound
    And a REQ socket "client"
    And "client" is connected to "service"
    Then "client" should be served by "service"
    When "service" is shut down
    Given a REP socket "restarted"
    And "restarted" is bound to the endpoint of "service"
    Then "client" should be connected to "restarted"
    And "client" should be served by "restarted"

  # RFC 23, socket semantics and error handling: an unexpected end is temporary, the connecting side tries again.
  @ZMTP30-SEM-02 @ZMTP30-ERR-03 @transport-ipc
  Scenario: a client finds its restarted service again over ipc
    Given a REP socket "service"
    And "service" is bound
    And a REQ socket "client"
    And "client" is connected to "service"
    Then "client" should be served by "service"
    When "service" is shut down
    Given a REP socket "restarted"
    And "restarted" is bound to the endpoint of "service"
    Then "client" should be connected to "restarted"
    And "client" should be served by "restarted"

  # zmq_setsockopt(3), ZMQ_RECONNECT_IVL: the default interval, and -1 for never (divergence C60: and 0).
  @TR-GEN-10 @transport-tcp
  Scenario: a socket that must not reconnect stays away
    Given a PULL socket "sink"
    And "sink" is bound
    And a PUSH socket "source" with options
      | RECONNECT_IVL | -1 |
      | IMMEDIATE     | 1  |
    And "source" is connected to "sink"
    When "sink" is shut down
    Then "source" should report DISCONNECTED
    And "source" should stop being writable
    Given a PULL socket "restarted"
    And "restarted" is bound to the endpoint of "sink"
    When option SNDTIMEO of "source" is set to 300
    Then sending "nobody is there" on "source" should give up with EAGAIN after 300 ms
    When "source" connects to the endpoint of "restarted"
    Then "source" should be connected to "restarted"
    When "source" sends "on purpose"
    Then "restarted" should receive "on purpose"

  # zmq_setsockopt(3), ZMQ_RECONNECT_IVL: 100 ms by default; ZMQ_RECONNECT_IVL_MAX 0.
  @TR-GEN-10 @transport-tcp
  Scenario: a socket tries again after the interval that is set
    Given a PULL socket "sink"
    And a PUSH socket "source"
    Then option RECONNECT_IVL of "source" should be 100
    And option RECONNECT_IVL_MAX of "source" should be 0
    When option RECONNECT_IVL of "source" is set to 20
    And "source" connects to endpoint "later"
    Then "source" should report in order
      | CONNECT_RETRIED |
      | CONNECT_RETRIED |
      | CONNECT_RETRIED |
    When "sink" is bound to endpoint "later"
    Then "source" should be connected to "sink"
    When "source" sends "hello"
    Then "sink" should receive "hello"

  # zmq_setsockopt(3), ZMQ_RECONNECT_STOP, bit 0: a refused connection is the end of it.
  @TR-GEN-11 @transport-tcp
  Scenario: a socket that stops when it is refused does not try again
    Given a PUSH socket "source" with options
      | RECONNECT_STOP | 1 |
      | IMMEDIATE      | 1 |
    And a PULL socket "sink"
    When "source" connects to endpoint "later"
    Then "source" should report CLOSED
    When "sink" is bound to endpoint "later"
    And option SNDTIMEO of "source" is set to 300
    Then sending "nobody is there" on "source" should give up with EAGAIN after 300 ms
    When "source" connects to endpoint "later"
    Then "source" should be connected to "sink"
    When "source" sends "on purpose"
    Then "sink" should receive "on purpose"
