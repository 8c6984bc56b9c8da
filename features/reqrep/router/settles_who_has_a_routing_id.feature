Feature: ROUTER lets one peer only have a routing id

  Two peers may come with the same routing id, often because one of them was restarted before its old connection was seen
  to be dead. The first keeps it, unless the ROUTER was told to hand it over.

  # zmq_setsockopt(3), ZMQ_ROUTER_HANDOVER (divergence C35: whether the second connection is closed is left open).
  @REQREP-ROU-06 @LIBZMQ-ROUTER-04 @axis-transport
  Scenario: a ROUTER does not listen to a second peer with the same routing id
    Given a ROUTER socket "router"
    And "router" is bound
    And DEALER sockets "first" and "second" with options
      | ROUTING_ID | "twin" |
    And "first" is connected to "router"
    When "first" sends "one"
    Then "router" should receive the message
      | twin | one |
    When "second" connects to the endpoint of "router"
    And "second" sends "from the second"
    And "router" starts to receive
    Then "router" should still be receiving
    When "first" sends "two"
    Then "router" should finish receiving the message
      | twin | two |
    When "router" sends the message
      | twin | for the first |
    Then "first" should receive "for the first"

  # zmq_setsockopt(3), ZMQ_ROUTER_HANDOVER: the newcomer takes the routing id over.
  @REQREP-ROU-06 @LIBZMQ-ROUTER-05 @axis-transport
  Scenario: a ROUTER with handover listens to the newer peer with the same routing id
    Given a ROUTER socket "router" with options
      | ROUTER_HANDOVER | 1 |
    And "router" is bound
    And DEALER sockets "first" and "second" with options
      | ROUTING_ID | "twin" |
    And "first" is connected to "router"
    When "first" sends "one"
    Then "router" should receive the message
      | twin | one |
    When "second" is connected to "router"
    And "second" sends "from the second"
    Then "router" should receive the message
      | twin | from the second |
    When "router" sends the message
      | twin | for the second |
    Then "second" should receive "for the second"
