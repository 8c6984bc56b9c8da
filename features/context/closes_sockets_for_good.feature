Feature: A socket that is closed is gone
  Closing is final: whoever uses a closed socket is told so, whatever the call, and nobody else is disturbed by it.

  # libzmq, test_socket_null: every call on what is no socket fails with ENOTSOCK.
  @LIBZMQ-CONTEXT-04 @axis-transport
  Scenario: every call on a closed socket fails
    Given PAIR sockets "left", "right" and "third"
    And "left" is bound
    And "right" is connected to "left"
    When "right" is closed
    Then sending "hello" on closed "right" should fail with ENOTSOCK
    And receiving on closed "right" should fail with ENOTSOCK
    And binding closed "right" to the endpoint of "left" should fail with ENOTSOCK
    And connecting closed "right" to the endpoint of "left" should fail with ENOTSOCK
    And disconnecting closed "right" from the endpoint of "left" should fail with ENOTSOCK
    And unbinding closed "right" from the endpoint of "left" should fail with ENOTSOCK
    When "third" is bound
    Given a PAIR socket "fourth"
    And "fourth" is connected to "third"
    When "fourth" sends "unaffected"
    Then "third" should receive "unaffected"

  # libzmq, test_socket_null: options too, and asking for readiness.
  @LIBZMQ-CONTEXT-04 @axis-transport
  Scenario: a closed socket has no options and is not ready for anything
    Given PAIR sockets "left" and "right"
    And "left" is bound
    And "right" is connected to "left"
    When "right" is closed
    Then setting option LINGER of closed "right" to 0 should fail with ENOTSOCK
    And reading option LINGER of closed "right" should fail with ENOTSOCK
    And asking whether closed "right" is readable should fail with ENOTSOCK

  # zmq_close(3): a socket that is closed already is no valid one; that does no harm to anybody.
  @LIBZMQ-CONTEXT-04 @axis-transport
  Scenario: a socket that is closed twice does no harm
    Given PULL sockets "twice" and "once"
    And "twice" and "once" are bound
    And a PUSH socket "source"
    And "source" is connected to "once"
    When "twice" is closed
    And closed "twice" is closed again
    And "source" sends "unaffected"
    Then "once" should receive "unaffected"

  # zmq_ctx_term(3): there is nothing left to wait for.
  @LIBZMQ-CONTEXT-01 @transport-inproc
  Scenario: an empty context ends at once, and so does one whose sockets are all closed
    Given contexts "empty" and "used"
    And PAIR sockets "left" and "right" in context "used"
    And "left" is bound
    And "right" is connected to "left"
    When "right" sends "hello"
    Then "left" should receive "hello"
    When "left" and "right" are closed
    And context "empty" starts to terminate
    And context "used" starts to terminate
    Then context "empty" should finish terminating
    And context "used" should finish terminating

  # zmq_ctx_shutdown(3): before the first socket too.
  @LIBZMQ-CONTEXT-02 @transport-inproc
  Scenario: a context that is shut down before it had a socket has none afterwards
    Given a context "stillborn"
    When context "stillborn" is shut down
    Then opening a PAIR socket in context "stillborn" should fail with ETERM
    When context "stillborn" starts to terminate
    Then context "stillborn" should finish terminating
