Feature: CONFLATE keeps the latest message only

  Who wants the current value and no history sets CONFLATE: its queue holds one message, and a newer one takes its place.

  # zmq_setsockopt(3), ZMQ_CONFLATE: high-water marks are ignored, only the last message is kept.
  @LIBZMQ-OPTIONS-04 @transport-inproc
  Scenario: a conflating receiver has the latest message only
    Given a PUSH socket "sensor"
    And "sensor" is bound
    And a PULL socket "display" with options
      | CONFLATE | 1 |
    And "display" is connected to "sensor"
    When "sensor" sends the messages
      | 20.1 |
      | 20.2 |
      | 20.3 |
    Then "display" should receive "20.3"
    And receiving on "display" should fail with EAGAIN
    When "sensor" sends "20.4"
    Then "display" should receive "20.4"

  # zmq_setsockopt(3), ZMQ_CONFLATE: the same for the queue of a sender.
  @LIBZMQ-OPTIONS-04 @transport-tcp
  Scenario: a conflating sender sends the latest message only
    Given a PUSH socket "sensor" with options
      | CONFLATE | 1 |
      | SNDHWM   | 1 |
    When "sensor" connects to endpoint "later"
    And "sensor" sends the messages
      | 20.1 |
      | 20.2 |
      | 20.3 |
    Given a PULL socket "display"
    And "display" is bound to endpoint "later"
    Then "display" should receive "20.3"
    When "sensor" sends "20.4"
    Then "display" should receive "20.4"

  # zmq_setsockopt(3), ZMQ_CONFLATE: whichever side binds (divergence C96: libzmq looks at the connecting side only).
  @LIBZMQ-OPTIONS-04 @transport-inproc
  Scenario Outline: a <type> that binds and conflates keeps the latest message only
    Given a <type> socket "bound" with options
      | CONFLATE | 1 |
    And "bound" is bound
    And a <other> socket "connected"
    And "connected" is connected to "bound"
    When "<sender>" sends the messages
      | 20.1 |
      | 20.2 |
      | 20.3 |
    Then "<receiver>" should receive "20.3"
    And receiving on "<receiver>" should fail with EAGAIN

    Examples: each side
      | type | other | sender    | receiver  |
      | PULL | PUSH  | connected | bound     |
      | PUSH | PULL  | bound     | connected |
