Feature: Options take effect for what comes after them

  Most options are read when a socket binds or connects, so they change nothing for connections that are there already.

  # zmq_setsockopt(3), synopsis: options other than the listed exceptions affect later bind and connect calls only.
  @TR-GEN-08 @REQREP-ROU-06 @axis-transport
  Scenario: a routing id that is set after connecting holds for the next connection
    Given ROUTER sockets "before" and "after"
    And "before" and "after" are bound
    And a DEALER socket "peer" with options
      | ROUTING_ID | "old name" |
    And "peer" is connected to "before"
    When option ROUTING_ID of "peer" is set to "new name"
    And "peer" is connected to "after"
    And "peer" sends "1"
    And "peer" sends "2"
    Then "before" should receive the message
      | old name | 1 |
    And "after" should receive the message
      | new name | 2 |

  # zmq_setsockopt(3), ZMQ_ROUTING_ID: up to 255 octets.
  @TR-GEN-08 @transport-tcp
  Scenario: a routing id can have 255 octets of any value
    Given a DEALER socket "peer"
    And option ROUTING_ID of "peer" is set to 255 octets of seed 1
    And a ROUTER socket "router"
    And "router" is bound
    And "peer" is connected to "router"
    When "peer" sends "hello"
    Then "router" should receive the message
      | 255 octets of seed 1 | hello |

  # zmq_setsockopt(3), ZMQ_MAXMSGSIZE: whoever sends more is disconnected, and the socket goes on.
  @TR-GEN-14 @transport-tcp
  Scenario: a peer that sends too large a message is disconnected
    Given a PULL socket "sink" with options
      | MAXMSGSIZE | 1000 |
    And "sink" is bound
    And PUSH sockets "greedy" and "modest"
    And "greedy" and "modest" are connected to "sink"
    When "modest" sends 1000 octets of seed 1
    Then "sink" should receive 1000 octets of seed 1
    When "greedy" sends 1001 octets of seed 2
    Then "sink" should report DISCONNECTED
    When "modest" sends 1000 octets of seed 3
    Then "sink" should receive 1000 octets of seed 3
