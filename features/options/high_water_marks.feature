Feature: High-water marks limit how much is queued

  Each pipe between two sockets has a limit for either direction, in messages. At the limit the sender waits or drops, as
  its type says. On inproc there is only one queue, so that both sides' limits add up and can be counted exactly.

  # libzmq, test_hwm: on inproc the limits of both sides add up (divergence C49: exact numbers hold there only).
  @LIBZMQ-HWM-01 @TR-INP-04 @LIBZMQ-HWM-04 @transport-inproc
  Scenario: the limits of both sides add up between two sockets of one context
    Given a PULL socket "sink" with options
      | RCVHWM | 3 |
    And "sink" is bound
    And a PUSH socket "source" with options
      | SNDHWM | 2 |
    And "source" is connected to "sink"
    Then "source" should accept exactly 5 messages
    And "sink" should receive all numbered messages of "source" in order

  # libzmq, test_hwm: zero on either side means no limit at all.
  @TR-INP-04 @transport-inproc
  Scenario Outline: a limit of zero on the <side> side means no limit
    Given a PULL socket "sink" with options
      | RCVHWM | <receive> |
    And "sink" is bound
    And a PUSH socket "source" with options
      | SNDHWM | <send> |
    And "source" is connected to "sink"
    Then "source" should accept at least 3000 messages
    And "sink" should receive all numbered messages of "source" in order

    Examples: each side
      | side      | send | receive |
      | sending   | 0    | 5       |
      | receiving | 5    | 0       |

  # libzmq, pipe.cpp: the sender goes on when the receiver has taken half (divergence C49).
  @LIBZMQ-HWM-02 @transport-inproc
  Scenario: a sender at its limit goes on when half of the messages have been taken
    Given a PULL socket "sink" with options
      | RCVHWM | 5 |
    And "sink" is bound
    And a PUSH socket "source" with options
      | SNDHWM | 5 |
    And "source" is connected to "sink"
    Then "source" should accept exactly 10 messages
    And "sink" should receive 4 numbered messages of "source" in order
    And sending "too early" on "source" should fail with EAGAIN
    And "sink" should receive 1 numbered messages of "source" in order
    And "source" should accept exactly 5 messages
    And "sink" should receive all numbered messages of "source" in order

  # libzmq, pipe.cpp: the limit counts messages, however many frames they have.
  @LIBZMQ-HWM-04 @transport-inproc
  Scenario: a message of many frames counts as one
    Given a PULL socket "sink" with options
      | RCVHWM | 1 |
    And "sink" is bound
    And a PUSH socket "source" with options
      | SNDHWM | 1 |
    And "source" is connected to "sink"
    When "source" sends the messages
      | a | b | c | d | e |
      | f | g | h | i | j |
    Then sending on "source" should fail with EAGAIN
      | too | much |
    And "sink" should receive in order
      | a | b | c | d | e |
      | f | g | h | i | j |

  # libzmq, test_sockopt_hwm: a new limit holds for connections that are there already.
  @LIBZMQ-HWM-03 @TR-GEN-08 @transport-inproc
  Scenario: a limit that is raised holds for connections that are there
    Given a PULL socket "sink" with options
      | RCVHWM | 1 |
    And "sink" is bound
    And a PUSH socket "source" with options
      | SNDHWM | 1 |
    And "source" is connected to "sink"
    When option SNDHWM of "source" is set to 5
    Then "source" should accept exactly 6 messages
    And "sink" should receive all numbered messages of "source" in order

  # libzmq, test_sockopt_hwm: what is queued already is kept.
  @LIBZMQ-HWM-03 @transport-inproc
  Scenario: a limit that is lowered drops nothing that is queued
    Given a PULL socket "sink" with options
      | RCVHWM | 1 |
    And "sink" is bound
    And a PUSH socket "source" with options
      | SNDHWM | 10 |
    And "source" is connected to "sink"
    Then "source" should accept exactly 11 messages
    When option SNDHWM of "source" is set to 8
    Then sending "too much" on "source" should fail with EAGAIN
    And "sink" should receive all numbered messages of "source" in order
    And "source" should accept another message

  # zmq_tcp(7): the buffers of the system come on top, so that no exact number can be told.
  @TR-TCP-06 @transport-tcp
  Scenario: more than the limit can be sent over tcp, but not without end
    Given a PULL socket "sink" with options
      | RCVHWM | 2 |
    And "sink" is bound
    And a PUSH socket "source" with options
      | SNDHWM | 2 |
    And "source" is connected to "sink"
    And "source" is full
    Then sending "too much" on "source" should fail with EAGAIN
    And "sink" should receive all numbered messages of "source" in order

  # zmq_setsockopt(3), ZMQ_SNDHWM: a thousand messages by default.
  @LIBZMQ-HWM-01 @transport-tcp
  Scenario: a thousand messages wait unless the limit is set
    Given a PUSH socket "source"
    When "source" connects to endpoint "later"
    Then "source" should accept exactly 1000 messages
