Feature: ROUTER can name the peer that it connects to

  A ROUTER learns the routing ids of those who come to it in the handshake. When it connects itself it can fix the name of
  the other side beforehand and send to it at once; and whoever connects to a ROUTER can announce itself without a message.

  # zmq_setsockopt(3), ZMQ_CONNECT_ROUTING_ID: it names the peer of the next connect, to whom messages can be sent at once.
  @REQREP-ROU-03 @LIBZMQ-ROUTER-07 @axis-transport
  Scenario: a ROUTER sends at once to a peer that it has named
    Given a ROUTER socket "router"
    And option CONNECT_ROUTING_ID of "router" is set to "shop"
    When "router" connects to endpoint "later"
    And "router" sends the message
      | shop | first |
    Given a DEALER socket "peer"
    And "peer" is bound to endpoint "later"
    Then "peer" should receive "first"
    When "peer" sends "reply"
    Then "router" should receive the message
      | shop | reply |

  # zmq_setsockopt(3), ZMQ_CONNECT_ROUTING_ID: it holds for one connect, the next peer has its own routing id.
  @LIBZMQ-ROUTER-07 @axis-transport
  Scenario: a ROUTER names the peer of one connect only
    Given a DEALER socket "named" with options
      | ROUTING_ID | "own name" |
    And a DEALER socket "unnamed" with options
      | ROUTING_ID | "other name" |
    And "named" and "unnamed" are bound
    And a ROUTER socket "router" with options
      | CONNECT_ROUTING_ID | "given name" |
    And "router" is connected to "named"
    And "router" is connected to "unnamed"
    When "named" sends "1"
    And "unnamed" sends "2"
    Then "router" should receive in any order
      | given name | 1 |
      | other name | 2 |

  # zmq_setsockopt(3), ZMQ_CONNECT_ROUTING_ID: a name that is taken is an error (divergence C68: libzmq aborts).
  @LIBZMQ-ROUTER-08 @transport-tcp
  Scenario: a ROUTER refuses to give the same name to two peers
    Given DEALER sockets "one" and "two"
    And "one" and "two" are bound
    And a ROUTER socket "router" with options
      | CONNECT_ROUTING_ID | "twin" |
    And "router" is connected to "one"
    When option CONNECT_ROUTING_ID of "router" is set to "twin"
    Then connecting "router" to the endpoint of "two" should fail
    When "router" sends the message
      | twin | hello |
    Then "one" should receive "hello"

  # zmq_setsockopt(3), ZMQ_PROBE_ROUTER: a new connection begins with an empty message.
  @LIBZMQ-ROUTER-06 @axis-transport
  Scenario: a ROUTER sees the probe of a peer that has sent nothing yet
    Given a ROUTER socket "router"
    And "router" is bound
    And a DEALER socket "peer" with options
      | ROUTING_ID   | "peer" |
      | PROBE_ROUTER | 1      |
    And "peer" is connected to "router"
    Then "router" should receive the message
      | peer | "" |
    When "router" sends the message
      | peer | welcome |
    Then "peer" should receive "welcome"

  # RFC 28, ROUTER, with divergence C22: a peer can be addressed when its handshake is done, or when it was named.
  @REQREP-ROU-03 @axis-transport
  Scenario: a ROUTER that connects can send to a named peer and to one that has introduced itself
    Given a ROUTER socket "router" with options
      | ROUTING_ID       | "router" |
      | ROUTER_MANDATORY | 1        |
    And a ROUTER socket "peer" with options
      | ROUTING_ID | "peer" |
    And "peer" is bound
    Then sending on "router" should fail with EHOSTUNREACH
      | peer | too early |
    When "router" is connected to "peer"
    And "router" sends the message
      | peer | in time |
    Then "peer" should receive the message
      | router | in time |
