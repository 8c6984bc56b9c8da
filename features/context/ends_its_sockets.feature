Feature: A context ends the calls on its sockets when it ends

  Sockets live in a context. Ending it is how a program tells all its threads to stop: every call on every socket of it
  fails with ETERM, wherever it waits.

  # zmq_ctx_shutdown(3): waiting calls and later ones fail with ETERM, and there are no new sockets.
  @LIBZMQ-CONTEXT-02 @axis-transport
  Scenario: a context that is shut down ends waiting calls and later ones
    Given contexts "ending" and "living"
    And PULL sockets "waiting" and "idle" in context "ending"
    And a PULL socket "sink" in context "living"
    And a PUSH socket "source" in context "living"
    And "waiting", "idle" and "sink" are bound
    When "waiting" starts to receive
    Then "waiting" should still be receiving
    When context "ending" is shut down
    Then the receive on "waiting" should fail with ETERM
    And receiving on "idle" should fail with ETERM
    And opening a PULL socket in context "ending" should fail with ETERM
    When "source" is connected to "sink"
    And "source" sends "unaffected"
    Then "sink" should receive "unaffected"

  # zmq_ctx_term(3): a send that waits for a peer ends like a receive that waits for a message.
  @LIBZMQ-CONTEXT-01 @LIBZMQ-CONTEXT-02 @axis-transport
  Scenario: a context that is shut down ends a send that waits
    Given contexts "ending" and "living"
    And a PUSH socket "waiting" in context "ending"
    And PAIR sockets "left" and "right" in context "living"
    And "waiting" and "left" are bound
    When "waiting" starts to send "nobody is there"
    Then "waiting" should still be sending
    When context "ending" is shut down
    Then the send on "waiting" should fail with ETERM
    And sending "nor later" on "waiting" should fail with ETERM
    When "right" is connected to "left"
    And "right" sends "unaffected"
    Then "left" should receive "unaffected"

  # zmq_ctx_term(3): the same, and then it waits until all sockets are closed.
  @LIBZMQ-CONTEXT-01 @axis-transport
  Scenario: a context that is terminated waits until its sockets are closed
    Given a context "ending"
    And a PULL socket "waiting" in context "ending"
    And "waiting" is bound
    When "waiting" starts to receive
    And context "ending" starts to terminate
    Then the receive on "waiting" should fail with ETERM
    And receiving on "waiting" should fail with ETERM
    And context "ending" should still be terminating
    When "waiting" is closed
    Then context "ending" should finish terminating

  # libzmq, test_inproc_connect: nobody has to bind for that.
  @LIBZMQ-INPROC-01 @LIBZMQ-CONTEXT-01 @transport-inproc
  Scenario: a context ends although nobody has bound what a socket connects to
    Given a context "ending"
    And a PUSH socket "source" in context "ending"
    When "source" connects to endpoint "nowhere"
    And "source" is closed
    And context "ending" starts to terminate
    Then context "ending" should finish terminating
    Given a PULL socket "sink"
    And "sink" is bound to endpoint "nowhere"
    And a PUSH socket "another"
    And "another" is connected to "sink"
    When "another" sends "somebody at last"
    Then "sink" should receive "somebody at last"

  # zmq_socket(3): the number of sockets is limited.
  @LIBZMQ-CONTEXT-03 @transport-inproc
  Scenario: a context has no more sockets than allowed
    Given a context "small"
    And option MAX_SOCKETS of context "small" should be 1023
    And option MAX_SOCKETS of context "small" is set to 2
    And PAIR sockets "left" and "right" in context "small"
    Then opening a PAIR socket in context "small" should fail with EMFILE
    When "left" is bound
    And "right" is connected to "left"
    And "right" sends "hello"
    Then "left" should receive "hello"

  # libzmq, test_socket_null: a closed socket is no socket any more.
  @LIBZMQ-CONTEXT-04 @transport-inproc
  Scenario: a closed socket cannot be used
    Given PAIR sockets "left" and "right"
    And "left" is bound
    And "right" is connected to "left"
    When "right" sends "hello"
    Then "left" should receive "hello"
    When "left" is closed
    Then sending "hello" on closed "left" should fail with ENOTSOCK
    And receiving on closed "left" should fail with ENOTSOCK
