Feature: A context gives its sockets what they begin with
  Some things are decided for all sockets of a context at once: how many there may be, whether they speak IPv6, and whether
  the end of the program waits for what is not sent yet.

  # zmq_ctx_set(3), ZMQ_BLOCKY: by default the end of a context waits for ever; without it new sockets do not linger.
  @LIBZMQ-CONTEXT-05 @TR-GEN-13 @transport-tcp
  Scenario: a context that is not to wait gives its sockets no time to linger
    Given contexts "patient" and "hasty"
    Then option BLOCKY of context "patient" should be 1
    When option BLOCKY of context "hasty" is set to 0
    Then option BLOCKY of context "hasty" should be 0
    Given a PUSH socket "stays" in context "patient"
    And a PUSH socket "goes" in context "hasty"
    Then option LINGER of "stays" should be -1
    And option LINGER of "goes" should be 0
    When "goes" connects to endpoint "nowhere"
    And "goes" sends "lost"
    And "goes" is closed
    And context "hasty" starts to terminate
    Then context "hasty" should finish terminating

  # zmq_ctx_set(3), ZMQ_IPV6: what new sockets of the context begin with.
  @LIBZMQ-CONTEXT-06 @transport-tcp
  Scenario: a context decides whether its sockets speak IPv6
    Given a context "modern"
    And option IPV6 of context "modern" should be 0
    And a PULL socket "before" in context "modern"
    When option IPV6 of context "modern" is set to 1
    Then option IPV6 of context "modern" should be 1
    Given a PULL socket "sink" in context "modern"
    And a PUSH socket "source" in context "modern"
    Then option IPV6 of "before" should be 0
    And option IPV6 of "sink" should be 1
    When "sink" is bound to tcp://[::1]:*
    And "source" connects to the endpoint of "sink"
    And "source" sends "hello"
    Then "sink" should receive "hello"

  # zmq_ctx_set(3): what the options are to begin with, and values that make no sense.
  @LIBZMQ-CONTEXT-07 @transport-tcp
  Scenario: a context has the options of the manual
    Given a context "plain"
    Then option IO_THREADS of context "plain" should be 1
    And option MAX_SOCKETS of context "plain" should be 1023
    And option SOCKET_LIMIT of context "plain" should be 65535
    And setting option MAX_SOCKETS of context "plain" to 0 should fail with EINVAL
    And setting option MAX_SOCKETS of context "plain" to -1 should fail with EINVAL
    And setting option IO_THREADS of context "plain" to -1 should fail with EINVAL
    Given a PAIR socket "left" in context "plain"
    And a PAIR socket "right" in context "plain"
    When "left" is bound
    And "right" is connected to "left"
    And "right" sends "it works"
    Then "left" should receive "it works"

  # zmq_socket(3): a socket that is closed makes room for another.
  @LIBZMQ-CONTEXT-03 @transport-inproc
  Scenario: a socket that is closed makes room for another
    Given a context "small"
    And option MAX_SOCKETS of context "small" is set to 1
    And a PAIR socket "only" in context "small"
    Then opening a PAIR socket in context "small" should fail with EMFILE
    When "only" is closed
    Then a PAIR socket "next" should fit into context "small" in time
