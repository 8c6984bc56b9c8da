Feature: ROUTER and DEALER say hello and goodbye for their applications

  Three messages that an application sets once: HELLO_MSG goes to every new peer, DISCONNECT_MSG is received when a peer has
  gone, HICCUP_MSG when a connection is lost that will be made again. So a protocol can begin and end without code for it.

  # zmq_setsockopt(3), ZMQ_HELLO_MSG: sent on every connection that is made or accepted.
  @LIBZMQ-OPTIONS-01 @axis-transport
  Scenario: both sides say hello
    Given a ROUTER socket "router" with options
      | HELLO_MSG | "welcome" |
    And "router" is bound
    And a DEALER socket "dealer" with options
      | ROUTING_ID | "anna"  |
      | HELLO_MSG  | "hello" |
    When "dealer" is connected to "router"
    And "dealer" sends "question"
    Then "dealer" should receive "welcome"
    And "router" should receive in order
      | anna | hello    |
      | anna | question |

  # zmq_setsockopt(3), ZMQ_HELLO_MSG: the first message of a connection, whatever has waited for it.
  @LIBZMQ-OPTIONS-01 @axis-transport
  Scenario: a greeting comes before what waited for the connection
    Given a DEALER socket "dealer" with options
      | HELLO_MSG | "hello" |
    When "dealer" connects to endpoint "shop"
    And "dealer" sends "early"
    Given a ROUTER socket "router"
    And "router" is bound to endpoint "shop"
    Then "router" should receive in order
      | <dealer> | hello |
      | <dealer> | early |

  # zmq_setsockopt(3), ZMQ_HELLO_MSG: a connection that is made again is a new one.
  @LIBZMQ-OPTIONS-01 @transport-tcp
  Scenario: a peer that comes back is greeted again
    Given a DEALER socket "dealer" with options
      | HELLO_MSG     | "hello" |
      | RECONNECT_IVL | 10      |
    And a ROUTER socket "first"
    And "first" is bound to endpoint "shop"
    When "dealer" connects to endpoint "shop"
    Then "first" should receive the message
      | <guest> | hello |
    When "first" is shut down
    Given a ROUTER socket "second"
    And "second" is bound to endpoint "shop"
    Then "second" should receive the message
      | <back> | hello |

  # zmq_setsockopt(3), ZMQ_DISCONNECT_MSG: received in place of a peer that had connected, behind its own messages.
  @LIBZMQ-OPTIONS-02 @TR-INP-05 @axis-transport
  Scenario: a ROUTER hears a last word of a peer that has left
    Given a ROUTER socket "router" with options
      | DISCONNECT_MSG | "gone" |
    And "router" is bound
    And a DEALER socket "dealer" with options
      | ROUTING_ID | "anna" |
    And "dealer" is connected to "router"
    When "dealer" sends "hello"
    And "dealer" has left "router"
    Then "router" should receive in order
      | anna | hello |
      | anna | gone  |

  # zmq_setsockopt(3), ZMQ_DISCONNECT_MSG: of accepted peers only, and of none that did not get through its handshake.
  @LIBZMQ-OPTIONS-02 @transport-tcp
  Scenario: a ROUTER hears no last word of a stranger
    Given a ROUTER socket "router" with options
      | DISCONNECT_MSG | "gone" |
    And "router" is bound
    And a PUSH socket "stranger" with options
      | RECONNECT_IVL | -1 |
    When "stranger" connects to the endpoint of "router"
    Then "router" should report DISCONNECTED
    Given a DEALER socket "dealer" with options
      | ROUTING_ID | "anna" |
    And "dealer" is connected to "router"
    When "dealer" sends "hello"
    Then "router" should receive the message
      | anna | hello |

  # zmq_setsockopt(3), ZMQ_HICCUP_MSG: received by the side that has connected, when its connection is lost.
  @LIBZMQ-OPTIONS-03 @transport-tcp
  Scenario: a DEALER hears that its connection was lost
    Given a ROUTER socket "first"
    And "first" is bound to endpoint "shop"
    And a DEALER socket "dealer" with options
      | HICCUP_MSG    | "lost" |
      | ROUTING_ID    | "anna" |
      | RECONNECT_IVL | 10     |
    When "dealer" connects to endpoint "shop"
    And "dealer" sends "hello"
    Then "first" should receive the message
      | anna | hello |
    When "first" sends the message
      | anna | answer |
    Then "dealer" should receive "answer"
    When "first" is shut down
    Then "dealer" should receive "lost"
    Given a ROUTER socket "second"
    And "second" is bound to endpoint "shop"
    When "dealer" sends "hello again"
    Then "second" should receive the message
      | anna | hello again |
    When "second" sends the message
      | anna | answer |
    Then "dealer" should receive "answer"
