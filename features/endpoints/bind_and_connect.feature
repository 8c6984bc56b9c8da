Feature: Either side of a conversation can bind, and either can come first

  Binding is having an address, connecting is knowing one. Which side does which is a question of who is there longer, not
  of who sends; and a connection that cannot be made yet is made later.

  # RFC 23, socket semantics: every socket type can both bind and connect.
  @ZMTP30-SEM-01 @axis-transport
  Scenario Outline: a <sender> that is bound reaches a <receiver> that connects
    Given a <sender> socket "sender"
    And "sender" is bound
    And a <receiver> socket "receiver"
    And "receiver" is connected to "sender"
    When "sender" sends "hello"
    Then "receiver" should receive "hello"

    Examples: pairs that need no address
      | sender | receiver |
      | REQ    | REP      |
      | PUSH   | PULL     |
      | PAIR   | PAIR     |
      | DEALER | DEALER   |

  # RFC 23, socket semantics: every socket type can both bind and connect.
  @ZMTP30-SEM-01 @axis-transport
  Scenario Outline: a <sender> that connects reaches a <receiver> that is bound
    Given a <receiver> socket "receiver"
    And "receiver" is bound
    And a <sender> socket "sender"
    And "sender" is connected to "receiver"
    When "sender" sends "hello"
    Then "receiver" should receive "hello"

    Examples: pairs that need no address
      | sender | receiver |
      | REQ    | REP      |
      | PUSH   | PULL     |
      | PAIR   | PAIR     |
      | DEALER | DEALER   |

  # RFC 23, socket semantics: a ROUTER that binds is met by one that connects, and the other way round.
  @ZMTP30-SEM-01 @axis-transport
  Scenario: a ROUTER that connects receives from a DEALER that is bound
    Given a DEALER socket "sender" with options
      | ROUTING_ID | "sender" |
    And "sender" is bound
    And a ROUTER socket "receiver"
    And "receiver" is connected to "sender"
    When "sender" sends "hello"
    Then "receiver" should receive the message
      | sender | hello |

  # zmq_connect(3): connecting is asynchronous, and what is sent meanwhile is delivered; each transport allows this order.
  @TR-GEN-05 @TR-GEN-04 @TR-INP-03 @TR-IPC-08 @LIBZMQ-TCP-07 @axis-transport
  Scenario: a socket that connects before the other binds is connected later
    Given a PUSH socket "source"
    When "source" connects to endpoint "later"
    And "source" sends 3 numbered messages
    Given a PULL socket "sink"
    And "sink" is bound to endpoint "later"
    Then "sink" should receive all numbered messages of "source" in order

  # zmq_bind(3): one socket can have many endpoints, bound and connected, over several transports.
  @TR-GEN-07 @transport-tcp
  Scenario: one socket serves peers over tcp, ipc and inproc at the same time
    Given a PULL socket "sink"
    And "sink" is bound to inproc://many
    And "sink" is bound to ipc://<directory>/many
    And "sink" is bound to tcp://127.0.0.1:*
    And PUSH sockets "one", "two", "three" and "four"
    When "one" connects to inproc://many
    And "two" connects to ipc://<directory>/many
    And "three" connects to tcp://<sink>
    And "four" is bound
    And "sink" connects to the endpoint of "four"
    And "one", "two", "three" and "four" send their own names
    Then "sink" should receive in any order
      | one   |
      | two   |
      | three |
      | four  |

  # zmq_connect(3): connecting again is ignored by DEALER, SUB, PUB and REQ.
  @TR-GEN-06 @transport-tcp
  Scenario: a DEALER that connects twice to an endpoint has one connection
    Given DEALER sockets "once" and "other"
    And "once" and "other" are bound
    And a DEALER socket "dealer"
    And "dealer" is connected to "once"
    When "dealer" connects to the endpoint of "once"
    And "dealer" is connected to "other"
    And "dealer" sends the messages
      | 1 |
      | 2 |
      | 3 |
      | 4 |
    Then "once" should receive in order
      | 1 |
      | 3 |
    And "other" should receive in order
      | 2 |
      | 4 |

  # zmq_connect(3): on other types it makes a second connection, which gets its own share.
  @LIBZMQ-TCP-06 @transport-tcp
  Scenario: a PUSH that connects twice to an endpoint has two connections
    Given PULL sockets "twice" and "once"
    And "twice" and "once" are bound
    And a PUSH socket "source"
    And "source" is connected to "twice"
    And "source" is connected to "twice"
    And "source" is connected to "once"
    When "source" sends the messages
      | 1 |
      | 2 |
      | 3 |
    Then "twice" should receive in any order
      | 1 |
      | 2 |
    And "once" should receive "3"

  # zmq_unbind(3), zmq_disconnect(3): the socket goes on with its other endpoints.
  @TR-GEN-09 @LIBZMQ-INPROC-02 @axis-transport
  Scenario: a socket that has disconnected can connect again
    Given a PULL socket "sink"
    And "sink" is bound
    And a PUSH socket "source"
    And "source" is connected to "sink"
    When "source" sends "before"
    Then "sink" should receive "before"
    When "source" disconnects from the endpoint of "sink"
    Then sending "nobody is there" on "source" should fail with EAGAIN
    When "source" is connected to "sink"
    And "source" sends "after"
    Then "sink" should receive "after"
