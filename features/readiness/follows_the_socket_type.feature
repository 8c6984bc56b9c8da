Feature: A socket is ready for what its type would do now
  What a program may do next depends on the type of its socket: a REQ that waits for a reply cannot send, a PUB can always.
  EVENTS and polling say so before it tries.

  # zmq_getsockopt(3), ZMQ_EVENTS; zmq_socket(3), ZMQ_REQ: first send, then receive.
  @LIBZMQ-OPTIONS-07 @LIBZMQ-REQ-01 @axis-transport
  Scenario: a REQ is writable until it has asked, and readable when it is answered
    Given a REP socket "service"
    And "service" is bound
    And a REQ socket "client"
    Then "client" should not be writable
    When "client" is connected to "service"
    Then "client" should be writable
    And "client" should not be readable
    When "client" sends "question"
    Then "client" should not be writable
    And "service" should receive "question"
    And "client" should not be readable
    When "service" sends "answer"
    Then "client" should be readable
    And "client" should receive "answer"
    And "client" should be writable
    And "client" should not be readable

  # zmq_getsockopt(3), ZMQ_EVENTS; zmq_socket(3), ZMQ_REP: first receive, then send.
  @LIBZMQ-OPTIONS-07 @LIBZMQ-REP-01 @axis-transport
  Scenario: a REP is writable only while it owes an answer
    Given a REP socket "service"
    And "service" is bound
    And a REQ socket "client"
    And "client" is connected to "service"
    Then "service" should not be writable
    And "service" should not be readable
    When "client" sends "question"
    Then "service" should be readable
    And "service" should not be writable
    And "service" should receive "question"
    And "service" should be writable
    And "service" should not be readable
    When "service" sends "answer"
    Then "service" should not be writable
    And "client" should receive "answer"

  # zmq_socket(3): what a type cannot do it is never ready for.
  @LIBZMQ-OPTIONS-07 @axis-transport
  Scenario Outline: a <receiver> is never writable and a <sender> never readable
    Given a <sender> socket "sender"
    And "sender" is bound
    And a <receiver> socket "receiver"
    And "receiver" is connected to "sender"
    Then "sender" should be writable
    And "sender" should not be readable
    And "receiver" should not be writable
    And "receiver" should not be readable

    Examples: types for one direction
      | sender | receiver |
      | PUSH   | PULL     |
      | PUB    | SUB      |

  # zmq_socket(3): who drops what nobody takes is always ready to send.
  @LIBZMQ-OPTIONS-07 @transport-tcp
  Scenario Outline: a <type> without peers is writable
    Given a <type> socket "socket"
    And "socket" is bound
    Then "socket" should be writable
    And "socket" should not be readable
    When "socket" sends "nobody is there"
    Then "socket" should be writable

    Examples: types that drop
      | type   |
      | PUB    |
      | XPUB   |
      | XSUB   |
      | ROUTER |

  # zmq_socket(3): who waits for a peer is not.
  @LIBZMQ-OPTIONS-07 @transport-tcp
  Scenario Outline: a <type> without peers is not writable
    Given a <type> socket "socket"
    And "socket" is bound
    Then "socket" should not be writable
    And "socket" should not be readable
    Given a <other> socket "first"
    And "first" is connected to "socket"
    Then "socket" should be writable

    Examples: types that wait
      | type   | other  |
      | PUSH   | PULL   |
      | DEALER | DEALER |
      | PAIR   | PAIR   |
      | REQ    | REP    |

  # zmq_setsockopt(3), ZMQ_ROUTER_MANDATORY: then a ROUTER is writable when a message to some peer would not have to wait.
  @LIBZMQ-ROUTER-12 @axis-transport
  Scenario: a mandatory ROUTER is writable when it has a peer
    Given a ROUTER socket "router" with options
      | ROUTER_MANDATORY | 1 |
    And "router" is bound
    Then "router" should not be writable
    Given a DEALER socket "peer" with options
      | ROUTING_ID | "peer" |
    And "peer" is connected to "router"
    Then "router" should be writable
    When "router" sends the message
      | peer | hello |
    Then "peer" should receive "hello"

  # zmq_setsockopt(3), ZMQ_ROUTER_MANDATORY: not when the queues of all its peers are full.
  @LIBZMQ-ROUTER-12 @transport-inproc
  Scenario: a mandatory ROUTER whose only peer is full is not writable until there is room
    Given a ROUTER socket "router" with options
      | ROUTER_MANDATORY | 1 |
      | SNDHWM           | 1 |
    And "router" is bound
    And a DEALER socket "peer" with options
      | ROUTING_ID | "peer" |
      | RCVHWM     | 1      |
    And "peer" is connected to "router"
    When "router" sends the messages
      | peer | one |
      | peer | two |
    Then sending on "router" should fail with EAGAIN
      | peer | three |
    And "router" should not be writable
    And "peer" should receive "one"
    And "peer" should receive "two"
    And "router" should be writable

  # zmq_poll(3): a message that is not for the application does not make its socket readable.
  @LIBZMQ-OPTIONS-07 @axis-transport
  Scenario: a SUB is readable only for what it has subscribed to
    Given a PUB socket "pub"
    And "pub" is bound
    And SUB sockets "news" and "all"
    And "news" is connected to "pub"
    And "all" is connected to "pub"
    And "news" is subscribed to "news" at "pub"
    And "all" is subscribed to "" at "pub"
    When "pub" sends "weather"
    Then "all" should receive "weather"
    And "news" should not be readable
    When "pub" sends "news"
    Then "news" should be readable
    And "news" should receive "news"
    And "all" should receive "news"
    And "news" should not be readable
