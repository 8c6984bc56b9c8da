Feature: inproc adds the high-water marks of both sides up
  There is one queue between two sockets of a context. Both sides' limits count for it: what the sender may keep for sending
  and what the receiver may keep for reading.

  # libzmq, test_hwm: before there is a receiver the sender has its own limit, afterwards both.
  @TR-INP-04 @LIBZMQ-HWM-01 @transport-inproc
  Scenario: a sender that comes first has its own limit, and the receiver's when it has come
    Given a PUSH socket "source" with options
      | SNDHWM | 2 |
    When "source" connects to endpoint "later"
    Then "source" should accept exactly 2 messages
    Given a PULL socket "sink" with options
      | RCVHWM | 3 |
    And "sink" is bound to endpoint "later"
    Then "source" should accept exactly 3 messages
    And "sink" should receive all numbered messages of "source" in order

  # libzmq, test_hwm: whichever side binds.
  @TR-INP-04 @LIBZMQ-HWM-01 @transport-inproc
  Scenario: it makes no difference which side binds
    Given a PUSH socket "source" with options
      | SNDHWM | 2 |
    And "source" is bound
    And a PULL socket "sink" with options
      | RCVHWM | 3 |
    And "sink" is connected to "source"
    Then "source" should accept exactly 5 messages
    And "sink" should receive all numbered messages of "source" in order

  # libzmq, test_hwm: each direction has limits of its own.
  @TR-INP-04 @LIBZMQ-HWM-01 @transport-inproc
  Scenario: each direction counts by itself
    Given a PAIR socket "left" with options
      | SNDHWM | 1 |
      | RCVHWM | 4 |
    And a PAIR socket "right" with options
      | SNDHWM | 2 |
      | RCVHWM | 3 |
    And "left" is bound
    And "right" is connected to "left"
    Then "left" should accept exactly 4 messages
    And "right" should accept exactly 6 messages
    And "right" should receive all numbered messages of "left" in order
    And "left" should receive all numbered messages of "right" in order

  # libzmq, pipe.cpp: each peer has a queue of its own, so two receivers make twice the room.
  @TR-INP-04 @LIBZMQ-HWM-01 @transport-inproc
  Scenario: each receiver has a limit of its own
    Given a PUSH socket "source" with options
      | SNDHWM | 1 |
    And "source" is bound
    And PULL sockets "one" and "two" with options
      | RCVHWM | 2 |
    And "one" and "two" are connected to "source"
    When "source" sends the messages
      | 1 |
      | 2 |
      | 3 |
      | 4 |
      | 5 |
      | 6 |
    Then sending "7" on "source" should fail with EAGAIN
    And "one" should receive in order
      | 1 |
      | 3 |
      | 5 |
    And "two" should receive in order
      | 2 |
      | 4 |
      | 6 |

  # libzmq, pipe.cpp: the sender goes on when half of an odd limit, rounded up, or of an even one has been taken.
  @LIBZMQ-HWM-02 @transport-inproc
  Scenario Outline: a sender with <limit> messages on their way goes on after <taken>
    Given a PULL socket "sink" with options
      | RCVHWM | <receive> |
    And "sink" is bound
    And a PUSH socket "source" with options
      | SNDHWM | <send> |
    And "source" is connected to "sink"
    Then "source" should accept exactly <limit> messages
    And "sink" should receive <kept> numbered messages of "source" in order
    And sending "too early" on "source" should fail with EAGAIN
    And "sink" should receive 1 numbered messages of "source" in order
    And "source" should accept exactly <taken> messages
    And "sink" should receive all numbered messages of "source" in order

    Examples: even and odd limits
      | limit | send | receive | kept | taken |
      | 4     | 2    | 2       | 1    | 2     |
      | 6     | 2    | 4       | 2    | 3     |
      | 7     | 3    | 4       | 3    | 4     |

  # libzmq, test_sockopt_hwm: the receiver's limit can be raised too.
  @LIBZMQ-HWM-03 @TR-GEN-08 @transport-inproc
  Scenario: a limit that the receiver raises holds for connections that are there
    Given a PULL socket "sink" with options
      | RCVHWM | 1 |
    And "sink" is bound
    And a PUSH socket "source" with options
      | SNDHWM | 1 |
    And "source" is connected to "sink"
    When option RCVHWM of "sink" is set to 5
    Then "source" should accept exactly 6 messages
    And "sink" should receive all numbered messages of "source" in order

  # libzmq, test_hwm_pubsub: a subscriber that has caught up has all its room again.
  @LIBZMQ-PUB-01 @PUBSUB-PUB-05 @transport-inproc
  Scenario: a subscriber that has caught up misses nothing again
    Given a PUB socket "pub" with options
      | SNDHWM | 2 |
    And "pub" is bound
    And a SUB socket "sub" with options
      | RCVHWM | 2 |
    And "sub" is connected to "pub"
    And "sub" is subscribed to "" at "pub"
    When "pub" sends the messages
      | 1 |
      | 2 |
      | 3 |
      | 4 |
      | 5 |
    Then "sub" should receive in order
      | 1 |
      | 2 |
      | 3 |
      | 4 |
    And receiving on "sub" should fail with EAGAIN
    When "pub" sends the messages
      | 6 |
      | 7 |
      | 8 |
      | 9 |
    Then "sub" should receive in order
      | 6 |
      | 7 |
      | 8 |
      | 9 |
