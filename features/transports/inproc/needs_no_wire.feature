Feature: inproc needs no wire
  Two sockets of one context exchange messages as they are. What belongs to connections between programs, like passwords and
  heartbeats, has no effect there.

  # zmq_inproc(7): there is no ZMTP, so no mechanism either; the same two sockets refuse each other over tcp.
  @TR-INP-05 @transport-inproc
  Scenario: sockets with different mechanisms talk over inproc
    Given a PULL socket "sink"
    And "sink" is bound
    And a PUSH socket "source" with options
      | PLAIN_USERNAME | "somebody" |
      | PLAIN_PASSWORD | "secret"   |
    And "source" is connected to "sink"
    When "source" sends "hello"
    Then "sink" should receive "hello"

  # zmq_inproc(7): there are no heartbeats, so a peer that does nothing is not given up.
  @TR-INP-05 @transport-inproc
  Scenario: heartbeats do not give up a peer that is silent over inproc
    Given PAIR sockets "left" and "right" with options
      | HEARTBEAT_IVL     | 10  |
      | HEARTBEAT_TIMEOUT | 10  |
      | HEARTBEAT_TTL     | 100 |
    And "left" is bound
    And "right" is connected to "left"
    When "left" starts to receive
    Then "left" should still be receiving
    When "right" sends "still here"
    Then "left" should finish receiving "still here"
    When "left" sends "so am I"
    Then "right" should receive "so am I"

  # zmq_inproc(7), with divergence C50: what follows inproc:// is a name and nothing else, in any spelling.
  @TR-INP-02 @transport-inproc
  Scenario: names that differ a little are different names
    Given PULL sockets "one", "two" and "three"
    And "one" is bound to inproc://name
    And "two" is bound to inproc://Name
    And "three" is bound to inproc://name/
    And PUSH sockets "first", "second" and "third"
    When "first" connects to inproc://name
    And "second" connects to inproc://Name
    And "third" connects to inproc://name/
    And "first", "second" and "third" send their own names
    Then "one" should receive "first"
    And "two" should receive "second"
    And "three" should receive "third"

  # libzmq, test_inproc_connect: a ROUTER knows a peer that connected before it had bound.
  @TR-INP-03 @REQREP-ROU-06 @transport-inproc
  Scenario: a ROUTER knows the routing id of a peer that was there first
    Given a DEALER socket "peer" with options
      | ROUTING_ID | "peer" |
    When "peer" connects to endpoint "later"
    And "peer" sends "early"
    Given a ROUTER socket "router"
    And "router" is bound to endpoint "later"
    Then "router" should receive the message
      | peer | early |
    When "router" sends the message
      | peer | welcome |
    Then "peer" should receive "welcome"

  # libzmq, test_inproc_connect, test_unbind: nobody who connects later finds what was unbound; who is connected stays.
  @TR-INP-03 @TR-INP-02 @transport-inproc
  Scenario: a connection outlives the name that it was made by
    Given a PULL socket "sink"
    And "sink" is bound to inproc://short-lived
    And PUSH sockets "early" and "late"
    And "early" is connected to "sink"
    When "sink" is unbound
    And "late" connects to inproc://short-lived
    And "early" sends "from the first"
    Then "sink" should receive "from the first"
    When "late" sends "for the successor"
    Given a PULL socket "successor"
    And "successor" is bound to inproc://short-lived
    Then "successor" should receive "for the successor"
