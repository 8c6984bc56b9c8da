Feature: EVENTS tells what a socket is ready for

  A program with many sockets asks which of them can be received from or sent to, and is told the truth.

  # zmq_getsockopt(3), ZMQ_EVENTS: readable when a receive would succeed, writable when a send would.
  @LIBZMQ-OPTIONS-07 @axis-transport
  Scenario: a socket is readable when there is a message and writable when there is room
    Given PAIR sockets "left" and "right"
    And "left" is bound
    Then "left" should not be writable
    And "left" should not be readable
    When "right" is connected to "left"
    Then "left" should be writable
    And "left" should not be readable
    When "right" sends "hello"
    Then "left" should be readable
    And "left" should receive "hello"
    And "left" should not be readable
    And "left" should be writable

  # zmq_getsockopt(3), ZMQ_EVENTS: the value has bit 0 for readable and bit 1 for writable.
  @LIBZMQ-OPTIONS-07 @transport-inproc
  Scenario: EVENTS has a bit for reading and one for writing
    Given PAIR sockets "left" and "right"
    And "left" is bound
    Then option EVENTS of "left" should be 0
    When "right" is connected to "left"
    Then option EVENTS of "left" should be 2
    When "right" sends "hello"
    Then option EVENTS of "left" should be 3
    And "left" should receive "hello"
    And option EVENTS of "left" should be 2

  # zmq_getsockopt(3), ZMQ_EVENTS: a socket at its high-water mark is not writable.
  @LIBZMQ-OPTIONS-07 @transport-inproc
  Scenario: a full socket is not writable until there is room
    Given a PULL socket "sink" with options
      | RCVHWM | 1 |
    And "sink" is bound
    And a PUSH socket "source" with options
      | SNDHWM | 1 |
    And "source" is connected to "sink"
    Then "source" should be writable
    And "source" should accept exactly 2 messages
    And "source" should not be writable
    And "sink" should receive all numbered messages of "source" in order
    And "source" should be writable
