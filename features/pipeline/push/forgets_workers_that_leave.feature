Feature: PUSH forgets what was meant for a worker that has left

  A worker that comes to a PUSH gets a queue there; when it goes, the queue goes. A worker that the PUSH has gone to itself
  keeps its queue, because it is expected back.

  # RFC 30, PUSH: the queue of a peer that had connected is destroyed with the messages in it.
  @PIPE-PUSH-05 @axis-transport
  Scenario: a PUSH drops what was queued for a worker that has left
    Given a PUSH socket "source" with options
      | SNDHWM | 2 |
    And "source" is bound
    And PULL sockets "leaver" and "newcomer" with options
      | RCVHWM | 2 |
    And "leaver" is connected to "source"
    And "source" is full
    When "leaver" has left "source"
    Then sending "nobody is there" on "source" should fail with EAGAIN
    When "newcomer" is connected to "source"
    And "source" sends "fresh"
    Then "newcomer" should receive "fresh"

  # libzmq, test_immediate_3: the queue of a connection that the socket has opened survives the restart of its peer.
  @PIPE-PUSH-04 @LIBZMQ-RECONNECT-02 @transport-tcp
  Scenario: a PUSH keeps the work of a worker that is restarted
    Given a PULL socket "worker"
    And "worker" is bound
    And a PUSH socket "source"
    And "source" is connected to "worker"
    When "worker" is shut down
    Then "source" should report DISCONNECTED
    When "source" sends 5 numbered messages
    Given a PULL socket "restarted"
    And "restarted" is bound to the endpoint of "worker"
    Then "restarted" should receive all numbered messages of "source" in order

  # libzmq, test_immediate_3: with IMMEDIATE a broken connection is nobody to send to until it is back.
  @LIBZMQ-RECONNECT-02 @TR-GEN-16 @transport-tcp
  Scenario: an immediate PUSH refuses work while its only worker is restarted
    Given a PULL socket "worker"
    And "worker" is bound
    And a PUSH socket "source" with options
      | IMMEDIATE | 1 |
    And "source" is connected to "worker"
    When "worker" is shut down
    Then "source" should report DISCONNECTED
    And "source" should stop being writable
    And sending "nobody is there" on "source" should fail with EAGAIN
    Given a PULL socket "restarted"
    And "restarted" is bound to the endpoint of "worker"
    Then "source" should be connected to "restarted"
    When "source" sends "welcome back"
    Then "restarted" should receive "welcome back"

  # Not covered by RFC 30: a message that was on its way when the worker vanished is delivered whole or not at all.
  @PIPE-PUSH-12 @ZMTP30-FRM-07 @LIBZMQ-DEALER-02 @transport-tcp
  Scenario: a PUSH does not deliver half a message after its worker was restarted
    Given a PULL socket "worker" with options
      | RCVHWM | 2 |
    And "worker" is bound
    And a PUSH socket "source" with options
      | SNDHWM | 2 |
    And "source" is connected to "worker"
    And "source" is full
    When "worker" is shut down
    And "source" starts to send "the end"
    Given a PULL socket "restarted"
    And "restarted" is bound to the endpoint of "worker"
    Then "restarted" should receive only whole messages of "source", and then "the end"
    And "source" should finish sending
