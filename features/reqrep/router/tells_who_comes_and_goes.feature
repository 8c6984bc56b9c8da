Feature: ROUTER tells who comes and who has gone

  Where the application asks for it with ROUTER_NOTIFY, an empty message from a peer says that it is there, or that it has
  gone. It has its place among the messages of that peer: before the first of a connection, or behind the last.

  # zmq_setsockopt(3), ZMQ_ROUTER_NOTIFY: off at first; 1 for peers that come, 2 for peers that have gone, 3 for both.
  @LIBZMQ-ROUTER-09 @transport-tcp
  Scenario: ROUTER_NOTIFY takes the sum of what is wanted
    Given a ROUTER socket "router"
    Then option ROUTER_NOTIFY of "router" should be 0
    When option ROUTER_NOTIFY of "router" is set to 3
    Then setting option ROUTER_NOTIFY of "router" to -1 should fail with EINVAL
    And setting option ROUTER_NOTIFY of "router" to 4 should fail with EINVAL
    And option ROUTER_NOTIFY of "router" should be 3
    Given a DEALER socket "dealer"
    Then setting option ROUTER_NOTIFY of "dealer" to 1 should fail with EINVAL

  # zmq_setsockopt(3), ZMQ_ROUTER_NOTIFY: the routing id and an empty frame, on tcp and ipc.
  @LIBZMQ-ROUTER-09 @transport-tcp @transport-ipc
  Scenario: a ROUTER tells who comes and who has gone
    Given a ROUTER socket "router" with options
      | ROUTER_NOTIFY | 3 |
    And "router" is bound
    And a DEALER socket "dealer" with options
      | ROUTING_ID | "anna" |
    And "dealer" is connected to "router"
    When "dealer" sends the messages
      | hello   |       |
      | and now | leave |
    And "dealer" has left "router"
    Then "router" should receive in order
      | anna | ""      |       |
      | anna | hello   |       |
      | anna | and now | leave |
      | anna | ""      |       |

  # zmq_setsockopt(3), ZMQ_ROUTER_NOTIFY: each can be had without the other. What does not come shows by what comes next.
  @LIBZMQ-ROUTER-09 @transport-tcp
  Scenario: a ROUTER tells only what it was asked for
    Given a ROUTER socket "host" with options
      | ROUTER_NOTIFY | 1 |
    And a ROUTER socket "doorman" with options
      | ROUTER_NOTIFY | 2 |
    And "host" and "doorman" are bound
    And DEALER sockets "first" and "second"
    And "first" is connected to "host"
    And "first" is connected to "doorman"
    When "first" sends "to host"
    And "first" sends "to doorman"
    Then "host" should receive in order
      | <first> | ""      |
      | <first> | to host |
    And "doorman" should receive the message
      | <guest> | to doorman |
    When "first" is closed
    Then "doorman" should receive the message
      | <guest> | "" |
    When "second" is connected to "host"
    Then "host" should receive the message
      | <second> | "" |
    And the frames <first> and <second> should differ

  # libzmq, test_router_notify: a peer that does not get through its handshake has neither come nor gone.
  @LIBZMQ-ROUTER-09 @transport-tcp
  Scenario: a ROUTER does not tell of a handshake that failed
    Given a ROUTER socket "router" with options
      | ROUTER_NOTIFY | 3 |
    And "router" is bound
    And a PUSH socket "stranger" with options
      | RECONNECT_IVL | -1 |
    When "stranger" connects to the endpoint of "router"
    Then "router" should report DISCONNECTED
    Given a DEALER socket "dealer" with options
      | ROUTING_ID | "anna" |
    And "dealer" is connected to "router"
    Then "router" should receive the message
      | anna | "" |

  # libzmq, stream_engine_base.cpp: a connection that the ROUTER has made is told of like one that it has accepted.
  @LIBZMQ-ROUTER-09 @transport-tcp
  Scenario: a ROUTER that connects tells of each connection
    Given a DEALER socket "dealer" with options
      | ROUTING_ID | "anna" |
    And "dealer" is bound to endpoint "shop"
    And a ROUTER socket "router" with options
      | ROUTER_NOTIFY | 3  |
      | RECONNECT_IVL | 10 |
    When "router" connects to endpoint "shop"
    Then "router" should receive the message
      | anna | "" |
    When "dealer" is shut down
    Then "router" should receive the message
      | anna | "" |
    Given a DEALER socket "successor" with options
      | ROUTING_ID | "anna" |
    And "successor" is bound to endpoint "shop"
    Then "router" should receive the message
      | anna | "" |
    When "successor" sends "hello"
    Then "router" should receive the message
      | anna | hello |

  # libzmq, test_router_notify: what had come of a message goes before the notification, which is never a part of one.
  @LIBZMQ-ROUTER-10 @transport-tcp
  Scenario: a peer that goes in the middle of a message leaves nothing of it behind
    Given a ROUTER socket "router" with options
      | ROUTER_NOTIFY | 2  |
      | MAXMSGSIZE    | 64 |
    And "router" is bound
    And a DEALER socket "dealer" with options
      | ROUTING_ID | "anna" |
    And "dealer" is connected to "router"
    When "dealer" sends the messages
      | fits   |                      |
      | begins | 128 octets of seed 1 |
    Then "router" should receive in order
      | anna | fits |
      | anna | ""   |

  # zmq_setsockopt(3), ZMQ_ROUTER_NOTIFY: for transports with connections; inproc has none.
  @TR-INP-05 @transport-inproc
  Scenario: a ROUTER does not tell of inproc peers
    Given a ROUTER socket "router" with options
      | ROUTER_NOTIFY | 3 |
    And "router" is bound
    And DEALER sockets "leaver" and "stayer"
    And "leaver" is connected to "router"
    When "leaver" sends "hello"
    And "leaver" has left "router"
    And "stayer" is connected to "router"
    And "stayer" sends "the end"
    Then "router" should receive the message
      | <leaver> | hello |
    And "router" should receive the message
      | <stayer> | the end |
