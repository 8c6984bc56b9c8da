Feature: PAIR waits for its peer to take a message

  A PAIR loses nothing: without a peer, or with one whose queue is full, sending waits, or says EAGAIN if it must not wait.

  # RFC 31, PAIR: with no available peer the send waits or fails, and no message is taken on.
  @PAIR-08 @PAIR-09 @axis-transport
  Scenario: a PAIR without a peer waits for one
    Given PAIR sockets "left" and "right"
    And "left" is bound
    Then sending "too early" on "left" should fail with EAGAIN
    When "left" starts to send "patient"
    Then "left" should still be sending
    When "right" is connected to "left"
    Then "left" should finish sending
    And "right" should receive "patient"

  # RFC 31, PAIR: a message that does not fit is held back, never thrown away.
  @PAIR-07 @PAIR-08 @PAIR-10 @axis-transport
  Scenario: a PAIR whose peer does not read waits until it does
    Given PAIR sockets "left" and "right" with options
      | RCVHWM | 2 |
      | SNDHWM | 2 |
    And "left" is bound
    And "right" is connected to "left"
    And "right" is full
    Then sending "too much" on "right" should fail with EAGAIN
    And "left" should receive all numbered messages of "right" in order
    And "right" should accept another message
    And "left" should receive all numbered messages of "right" in order

  # RFC 31, PAIR: the queues of a connection that it opens exist from then on, and have limits (divergence C20).
  @PAIR-04 @PAIR-06 @axis-transport
  Scenario: a PAIR queues for a peer that is not there yet, up to its high-water mark
    Given a PAIR socket "left" with options
      | SNDHWM | 3 |
    And a PAIR socket "right" with options
      | RCVHWM | 3 |
    When "left" connects to endpoint "later"
    Then "left" should accept exactly 3 messages
    When "right" is bound to endpoint "later"
    Then "right" should receive all numbered messages of "left" in order

  # RFC 31, PAIR: each direction has a queue of its own; a full one does not stop the other.
  @PAIR-03 @PAIR-07 @axis-transport
  Scenario: a PAIR that is full in one direction still talks in the other
    Given PAIR sockets "left" and "right" with options
      | RCVHWM | 2 |
      | SNDHWM | 2 |
    And "left" is bound
    And "right" is connected to "left"
    And "right" is full
    When "left" sends "the other way"
    Then "right" should receive "the other way"
    And "left" should receive all numbered messages of "right" in order

  # RFC 31, PAIR: what was queued for a peer that had connected goes with it.
  @PAIR-05 @axis-transport
  Scenario: a PAIR drops what was queued for a peer that has left
    Given PAIR sockets "left", "leaver" and "newcomer"
    And "left" is bound
    And "leaver" is connected to "left"
    When "left" sends 5 numbered messages
    And "leaver" has left "left"
    Then "left" should stop being writable
    And sending "nobody is there" on "left" should fail with EAGAIN
    When "newcomer" is connected to "left"
    And "left" sends "fresh"
    Then "newcomer" should receive "fresh"
