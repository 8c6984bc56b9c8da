Feature: inproc joins the sockets of one context

  inproc has no wire: two sockets of one context share a queue. Names belong to the context, and neither handshakes nor I/O
  threads are needed.

  # zmq_inproc(7): a name can be bound once in a context.
  @TR-INP-02 @TR-GEN-03 @transport-inproc
  Scenario: a name that is bound cannot be bound again
    Given PULL sockets "first" and "second"
    And "first" is bound
    Then binding "second" to the endpoint of "first" should fail with EADDRINUSE
    Given a PUSH socket "source"
    And "source" is connected to "first"
    When "source" sends "hello"
    Then "first" should receive "hello"

  # zmq_inproc(7): a name that was given up can be bound again.
  @TR-INP-02 @transport-inproc
  Scenario: a name that is free again can be bound again
    Given PULL sockets "first" and "second"
    And "first" is bound
    When "first" is unbound
    Then "second" is bound to the endpoint of "first"
    Given a PUSH socket "source"
    And "source" is connected to "second"
    When "source" sends "hello"
    Then "second" should receive "hello"

  # zmq_inproc(7): each context has names of its own.
  @TR-INP-01 @transport-inproc
  Scenario: a name in one context means nothing in another
    Given contexts "here" and "there"
    And a PULL socket "sink here" in context "here"
    And a PULL socket "sink there" in context "there"
    And "sink here" is bound to inproc://sink
    And "sink there" is bound to inproc://sink
    And a PUSH socket "source here" in context "here"
    And a PUSH socket "source there" in context "there"
    When "source here" connects to inproc://sink
    And "source there" connects to inproc://sink
    And "source here" sends "stays here"
    And "source there" sends "stays there"
    Then "sink here" should receive "stays here"
    And "sink there" should receive "stays there"

  # zmq_inproc(7): no I/O thread is involved.
  @TR-INP-01 @transport-inproc
  Scenario: inproc works in a context without I/O threads
    Given a context "lean"
    And option IO_THREADS of context "lean" is set to 0
    And a PULL socket "sink" in context "lean"
    And a PUSH socket "source" in context "lean"
    And "sink" is bound
    And "source" is connected to "sink"
    When "source" sends "hello"
    Then "sink" should receive "hello"

  # zmq_inproc(7): several can wait for one name, and each gets its messages through.
  @TR-INP-03 @transport-inproc
  Scenario: several sockets connect before the name is bound
    Given PUSH sockets "one" and "two"
    When "one" connects to endpoint "later"
    And "two" connects to endpoint "later"
    And "one" sends 3 numbered messages
    And "two" sends 3 numbered messages
    Given a PULL socket "sink"
    And "sink" is bound to endpoint "later"
    Then "sink" should receive all numbered messages of "one" and "two" in order

  # zmq_inproc(7): names of 256 characters are allowed (divergence C50: longer ones may be).
  @TR-INP-02 @transport-inproc
  Scenario: a long name works
    Given a PULL socket "sink"
    And "sink" is bound to inproc://a-name-of-more-than-one-hundred-characters-which-has-to-work-because-up-to-two-hundred-and-fifty-six-characters-are-allowed-in-the-name-of-an-endpoint-by-its-manual
    And a PUSH socket "source"
    And "source" is connected to "sink"
    When "source" sends "hello"
    Then "sink" should receive "hello"
