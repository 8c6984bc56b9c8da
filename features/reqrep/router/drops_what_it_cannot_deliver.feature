Feature: ROUTER drops what it cannot deliver, or says so

  A message to nobody, or to a peer whose queue is full, would hold up everybody else if the ROUTER waited. It drops the
  message, or fails when its application has asked for that with ROUTER_MANDATORY.

  # RFC 28, ROUTER: a message for an unknown peer is dropped silently, all of it; sending does not wait.
  @REQREP-ROU-12 @REQREP-ROU-13 @LIBZMQ-ROUTER-01 @axis-transport
  Scenario: a ROUTER drops a message for a peer that it does not know
    Given a ROUTER socket "router"
    And "router" is bound
    And a DEALER socket "peer" with options
      | ROUTING_ID | "peer" |
    And "peer" is connected to "router"
    When "router" sends the messages
      | nobody | peer | lost |
      | peer   | kept |      |
    Then "peer" should receive "kept"

  # zmq_setsockopt(3), ZMQ_ROUTER_MANDATORY; afterwards the ROUTER is at the start of a message again.
  @REQREP-ROU-12 @LIBZMQ-ROUTER-01 @LIBZMQ-ROUTER-02 @axis-transport
  Scenario: a mandatory ROUTER fails to send to a peer that it does not know
    Given a ROUTER socket "router" with options
      | ROUTER_MANDATORY | 1 |
    And "router" is bound
    And a DEALER socket "peer" with options
      | ROUTING_ID | "peer" |
    And "peer" is connected to "router"
    Then sending on "router" should fail with EHOSTUNREACH
      | nobody | peer | lost |
    When "router" sends the message
      | peer | kept |
    Then "peer" should receive "kept"

  # RFC 28, ROUTER: what does not fit into the queue of one peer is dropped, and no other peer is concerned.
  @REQREP-ROU-02 @REQREP-ROU-07 @REQREP-ROU-12 @REQREP-ROU-13 @transport-inproc
  Scenario: a ROUTER drops a message for a peer whose queue is full
    Given a ROUTER socket "router" with options
      | SNDHWM | 1 |
    And "router" is bound
    And a DEALER socket "slow" with options
      | ROUTING_ID | "slow" |
      | RCVHWM     | 1      |
    And a DEALER socket "quick" with options
      | ROUTING_ID | "quick" |
    And "slow" and "quick" are connected to "router"
    When "router" sends the messages
      | slow  | 1     |
      | slow  | 2     |
      | slow  | 3     |
      | quick | hurry |
    Then "quick" should receive "hurry"
    And "slow" should receive "1"
    And "slow" should receive "2"
    When "router" sends the message
      | slow | 4 |
    Then "slow" should receive "4"

  # zmq_setsockopt(3), ZMQ_ROUTER_MANDATORY: a full queue is not dropped into either (divergence C21: not without waiting).
  @REQREP-ROU-12 @transport-inproc
  Scenario: a mandatory ROUTER keeps a message for a peer whose queue is full
    Given a ROUTER socket "router" with options
      | SNDHWM           | 1 |
      | ROUTER_MANDATORY | 1 |
    And "router" is bound
    And a DEALER socket "slow" with options
      | ROUTING_ID | "slow" |
      | RCVHWM     | 1      |
    And "slow" is connected to "router"
    When "router" sends the messages
      | slow | 1 |
      | slow | 2 |
    Then sending on "router" should fail with EAGAIN
      | slow | 3 |
    And "slow" should receive "1"
    And "slow" should receive "2"

  # Divergence C67: an address without a message is dropped, also where routing is mandatory.
  @REQREP-ROU-10 @LIBZMQ-ROUTER-03 @axis-transport
  Scenario: a mandatory ROUTER drops an address without a message
    Given a ROUTER socket "router" with options
      | ROUTER_MANDATORY | 1 |
    And "router" is bound
    And a DEALER socket "peer" with options
      | ROUTING_ID | "peer" |
    And "peer" is connected to "router"
    When "router" sends "peer"
    And "router" sends "nobody"
    And "router" sends the message
      | peer | something |
    Then "peer" should receive "something"
