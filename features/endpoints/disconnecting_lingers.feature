Feature: Disconnecting keeps what was accepted for as long as the socket lingers
  # zmq_disconnect(3), zmq_setsockopt(3), ZMQ_LINGER: what was sent before is delivered, as when the socket is closed.
  @TR-GEN-13 @transport-tcp
  Scenario: a socket that disconnects delivers what it had accepted
    Given a PULL socket "sink" with options
      | RCVHWM | 2 |
    And "sink" is bound
    And a PUSH socket "source"
    And "source" is connected to "sink"
    When "source" sends 200 numbered messages
    And "source" disconnects from the endpoint of "sink"
    Then sending "nobody is there" on "source" should fail with EAGAIN
    And "sink" should receive all numbered messages of "source" in order

  # zmq_setsockopt(3), ZMQ_LINGER -1: even for a peer that is not there yet.
  @TR-GEN-13 @transport-tcp
  Scenario: a socket that disconnects delivers to a peer that comes later
    Given a PUSH socket "source" with options
      | LINGER        | -1 |
      | RECONNECT_IVL | 10 |
    When "source" connects to endpoint "later"
    And "source" sends 5 numbered messages
    And "source" disconnects from endpoint "later"
    Given a PULL socket "sink"
    And "sink" is bound to endpoint "later"
    Then "sink" should receive all numbered messages of "source" in order

  # zmq_setsockopt(3), ZMQ_LINGER 0: nothing is kept for who was disconnected from.
  @TR-GEN-13 @transport-tcp
  Scenario: a socket that does not linger drops what was not sent when it disconnects
    Given a PUSH socket "source" with options
      | LINGER        | 0  |
      | RECONNECT_IVL | 10 |
    When "source" connects to endpoint "later"
    And "source" sends "lost"
    And "source" disconnects from endpoint "later"
    Given a PULL socket "sink"
    And "sink" is bound to endpoint "later"
    When "source" connects to endpoint "later"
    And "source" sends "first to arrive"
    Then "sink" should receive "first to arrive"
