Feature: PUSH waits when no worker can take its message

  Work is not to be lost. When there is no worker, or none with room in its queue, the PUSH waits, or says EAGAIN if it must
  not wait.

  # RFC 30, PUSH: with no available peer the send waits or fails, and no message is taken on.
  @PIPE-PUSH-09 @PIPE-PUSH-10 @axis-transport
  Scenario: a PUSH without workers waits for one
    Given a PUSH socket "source"
    And "source" is bound
    Then sending "too early" on "source" should fail with EAGAIN
    When "source" starts to send "patient"
    Then "source" should still be sending
    Given a PULL socket "worker"
    When "worker" is connected to "source"
    Then "source" should finish sending
    And "worker" should receive "patient"

  # RFC 30, PUSH and PULL: what does not fit is held back, never thrown away; what was accepted arrives once and in order.
  @PIPE-PUSH-07 @PIPE-PUSH-09 @PIPE-PUSH-11 @PIPE-PULL-09 @ZMTP30-SEM-04 @ZMTP30-SEM-05 @axis-transport
  Scenario: a PUSH whose worker does not read waits until it does
    Given a PULL socket "worker" with options
      | RCVHWM | 3 |
    And "worker" is bound
    And a PUSH socket "source" with options
      | SNDHWM | 3 |
    And "source" is connected to "worker"
    And "source" is full
    Then sending "too much" on "source" should fail with EAGAIN
    And "worker" should receive all numbered messages of "source" in order
    And "source" should accept another message
    And "worker" should receive all numbered messages of "source" in order

  # RFC 30, PUSH: a connection has its queue from the connect call on, and the queue has a limit (divergence C20).
  @PIPE-PUSH-04 @PIPE-PUSH-06 @LIBZMQ-HWM-01 @axis-transport
  Scenario: a PUSH queues for a worker that is not there yet, up to its high-water mark
    Given a PUSH socket "source" with options
      | SNDHWM | 7 |
    And a PULL socket "worker" with options
      | RCVHWM | 7 |
    When "source" connects to endpoint "later"
    Then "source" should accept exactly 7 messages
    When "worker" is bound to endpoint "later"
    Then "worker" should receive all numbered messages of "source" in order

  # zmq_setsockopt(3), ZMQ_IMMEDIATE: only completed connections count as workers.
  @TR-GEN-16 @PIPE-PUSH-09 @transport-tcp
  Scenario: an immediate PUSH does not queue for a worker that is not there
    Given a PUSH socket "source" with options
      | IMMEDIATE | 1 |
    And a PULL socket "worker"
    When "source" connects to endpoint "later"
    Then sending "too early" on "source" should fail with EAGAIN
    When "worker" is bound to endpoint "later"
    Then "source" should be connected to "worker"
    When "source" sends "in time"
    Then "worker" should receive "in time"

  # libzmq, test_immediate: a queue that nobody reads takes its share of the work unless only real connections count.
  @TR-GEN-16 @TR-GEN-05 @transport-tcp
  Scenario: an immediate PUSH gives all work to the worker that is there
    Given a PULL socket "worker"
    And "worker" is bound
    And a PUSH socket "source" with options
      | IMMEDIATE | 1 |
    When "source" connects to endpoint "nowhere"
    And "source" is connected to "worker"
    And "source" sends 10 numbered messages
    Then "worker" should receive all numbered messages of "source" in order
