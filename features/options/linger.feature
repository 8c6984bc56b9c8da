Feature: LINGER says what becomes of unsent messages when a socket is closed

  A message that was accepted is not necessarily sent yet. Closing a socket does not wait; the context that it belongs to
  goes on sending for as long as the socket allows.

  # zmq_close(3), ZMQ_LINGER -1: nothing that was accepted is lost, as long as the peer turns up.
  @TR-GEN-13 @LIBZMQ-LINGER-01 @transport-tcp
  Scenario: a closed socket that lingers delivers to a peer that comes later
    Given a PUSH socket "source" with options
      | LINGER | -1 |
    When "source" connects to endpoint "later"
    And "source" sends 5 numbered messages
    And "source" is closed
    Given a PULL socket "sink"
    And "sink" is bound to endpoint "later"
    Then "sink" should receive all numbered messages of "source" in order

  # zmq_setsockopt(3), ZMQ_LINGER 0: unsent messages are dropped at once.
  @TR-GEN-13 @transport-tcp
  Scenario: a closed socket that does not linger drops what was not sent
    Given a PUSH socket "source" with options
      | LINGER | 0 |
    When "source" connects to endpoint "later"
    And "source" sends "lost"
    And "source" is closed
    Given a PULL socket "sink"
    And "sink" is bound to endpoint "later"
    And a PUSH socket "another"
    And "another" is connected to "sink"
    When "another" sends "first to arrive"
    Then "sink" should receive "first to arrive"

  # zmq_ctx_term(3): terminating waits for lingering messages, -1 until they are delivered.
  @TR-GEN-13 @LIBZMQ-CONTEXT-01 @transport-tcp
  Scenario: a context waits for the messages of a closed socket
    Given a context "sending"
    And a PUSH socket "source" in context "sending"
    When "source" connects to endpoint "later"
    And "source" sends "do not lose this"
    And "source" is closed
    And context "sending" starts to terminate
    Then context "sending" should still be terminating
    Given a PULL socket "sink"
    And "sink" is bound to endpoint "later"
    Then "sink" should receive "do not lose this"
    And context "sending" should finish terminating

  # zmq_setsockopt(3), ZMQ_LINGER -1: the peer is there, it only has no room yet. Over ipc libzmq forgets what such a peer has
  # not read when the sender goes (divergence C105).
  @TR-GEN-13 @LIBZMQ-LINGER-01 @transport-tcp @transport-ipc
  Scenario: what a closed socket has sent reaches a peer that had no room for it
    Given a context "sending"
    And a PUSH socket "source" in context "sending"
    And option SNDHWM of "source" is set to 0
    When "source" connects to endpoint "later"
    And "source" sends 1500 numbered messages
    And "source" is closed
    And context "sending" starts to terminate
    Given a PULL socket "sink" with options
      | RCVHWM | 1 |
    And "sink" is bound to endpoint "later"
    Then context "sending" should finish terminating
    And "sink" should receive all numbered messages of "source" in order

  # zmq_setsockopt(3), ZMQ_LINGER n: after n milliseconds the rest is dropped; 0 does not wait at all.
  @TR-GEN-13 @LIBZMQ-CONTEXT-01 @transport-tcp
  Scenario Outline: a context ends although a message was not sent when its socket lingers for <time> ms
    Given a context "sending"
    And a PUSH socket "source" in context "sending"
    And option LINGER of "source" is set to <time>
    When "source" connects to endpoint "nowhere"
    And "source" sends "lost"
    And "source" is closed
    And context "sending" starts to terminate
    Then context "sending" should finish terminating
    Given a PULL socket "sink"
    And "sink" is bound to endpoint "nowhere"
    And a PUSH socket "another"
    And "another" is connected to "sink"
    When "another" sends "first to arrive"
    Then "sink" should receive "first to arrive"

    Examples: no time and a short time
      | time |
      | 0    |
      | 100  |
