Feature: DEALER waits when no peer can take its message

  A DEALER never throws a message away. When nobody can take it the send waits, or says EAGAIN if it must not wait.

  # RFC 28, DEALER: without an available peer the send waits or fails, and the message is not taken on.
  @REQREP-DEA-09 @REQREP-DEA-10 @axis-transport
  Scenario: a DEALER without peers waits for one
    Given a DEALER socket "dealer"
    And "dealer" is bound
    Then sending "too early" on "dealer" should fail with EAGAIN
    When "dealer" starts to send "patient"
    Then "dealer" should still be sending
    Given a DEALER socket "peer"
    When "peer" is connected to "dealer"
    Then "dealer" should finish sending
    And "peer" should receive "patient"

  # RFC 28, DEALER: a full peer is not available; what was accepted arrives whole and in order, and nothing twice.
  @REQREP-DEA-07 @REQREP-DEA-09 @REQREP-DEA-10 @ZMTP30-SEM-04 @ZMTP30-SEM-05 @axis-transport
  Scenario: a DEALER whose peer does not read waits until it does
    Given a DEALER socket "peer" with options
      | RCVHWM | 3 |
    And "peer" is bound
    And a DEALER socket "dealer" with options
      | SNDHWM | 3 |
    And "dealer" is connected to "peer"
    And "dealer" is full
    Then sending "too much" on "dealer" should fail with EAGAIN
    And "peer" should receive all numbered messages of "dealer" in order
    And "dealer" should accept another message
    And "peer" should receive all numbered messages of "dealer" in order

  # RFC 28, DEALER: the queues of a connection that it opens exist from then on, and have a limit (divergence C20).
  @REQREP-DEA-04 @REQREP-DEA-06 @LIBZMQ-HWM-01 @axis-transport
  Scenario: a DEALER queues for a peer that is not there yet, up to its high-water mark
    Given a DEALER socket "dealer" with options
      | SNDHWM | 4 |
    And a DEALER socket "peer" with options
      | RCVHWM | 4 |
    When "dealer" connects to endpoint "later"
    Then "dealer" should accept exactly 4 messages
    When "peer" is bound to endpoint "later"
    Then "peer" should receive all numbered messages of "dealer" in order

  # RFC 28, DEALER: the queues live on through phases without a connection.
  @REQREP-DEA-04 @LIBZMQ-RECONNECT-02 @transport-tcp
  Scenario: a DEALER keeps what it queues while its peer is restarted
    Given a DEALER socket "peer"
    And "peer" is bound
    And a DEALER socket "dealer"
    And "dealer" is connected to "peer"
    When "peer" is shut down
    Then "dealer" should report DISCONNECTED
    When "dealer" sends 3 numbered messages
    Given a DEALER socket "restarted"
    And "restarted" is bound to the endpoint of "peer"
    Then "restarted" should receive all numbered messages of "dealer" in order
