Feature: REQ can be allowed to ask again before it was answered

  In lock step a lost reply stops a client for ever. With REQ_RELAXED it may give a request up and send another one. With
  REQ_CORRELATE its requests carry a number, so that a late reply to one that was given up cannot pass for another.

  # zmq_setsockopt(3), ZMQ_REQ_RELAXED: the second send is allowed and goes to the next peer.
  @LIBZMQ-REQ-02 @axis-transport
  Scenario: a relaxed REQ asks the next service when the first does not answer
    Given REP sockets "silent" and "helpful"
    And "silent" and "helpful" are bound
    And a REQ socket "client" with options
      | REQ_RELAXED | 1 |
    And "client" is connected to "silent" and "helpful"
    When "client" sends "please"
    Then "silent" should receive "please"
    When "client" sends "anybody"
    Then "helpful" should receive "anybody"
    When "helpful" sends "here"
    Then "client" should receive "here"

  # libzmq, test_req_relaxed: replies that were waiting are thrown away with the next request, later ones are skipped.
  @LIBZMQ-REQ-02 @LIBZMQ-REQ-03 @axis-transport
  Scenario: a relaxed REQ skips the late answer of a service that it has given up
    Given REP sockets "late" and "prompt"
    And "late" and "prompt" are bound
    And a REQ socket "client" with options
      | REQ_RELAXED | 1 |
    And "client" is connected to "late" and "prompt"
    When "client" sends "one"
    Then "late" should receive "one"
    When "client" sends "two"
    Then "prompt" should receive "two"
    When "late" sends "answer to one"
    And "client" starts to receive
    Then "client" should still be receiving
    When "prompt" sends "answer to two"
    Then "client" should finish receiving "answer to two"

  # zmq_setsockopt(3), ZMQ_REQ_RELAXED: without numbers a reply of the same peer cannot be told from the right one.
  @LIBZMQ-REQ-04 @axis-transport
  Scenario: a relaxed REQ takes a late answer of the same service for the answer to its next request
    Given a REP socket "service"
    And "service" is bound
    And a REQ socket "client" with options
      | REQ_RELAXED | 1 |
    And "client" is connected to "service"
    When "client" sends "one"
    Then "service" should receive "one"
    When "client" sends "two"
    And "service" sends "answer to one"
    Then "client" should receive "answer to one"

  # zmq_setsockopt(3), ZMQ_REQ_CORRELATE: a reply that does not carry the number of the last request is discarded.
  @LIBZMQ-REQ-05 @axis-transport
  Scenario: a correlating REQ discards the late answer to a request that it has given up
    Given a REP socket "service"
    And "service" is bound
    And a REQ socket "client" with options
      | REQ_RELAXED   | 1 |
      | REQ_CORRELATE | 1 |
    And "client" is connected to "service"
    When "client" sends "one"
    Then "service" should receive "one"
    When "client" sends "two"
    And "service" sends "answer to one"
    Then "service" should receive "two"
    When "service" sends "answer to two"
    Then "client" should receive "answer to two"

  # zmq_setsockopt(3), ZMQ_REQ_CORRELATE: the number is a frame of four octets in front of the delimiter.
  @LIBZMQ-REQ-05 @axis-transport
  Scenario: a correlating REQ numbers each of its requests
    Given a ROUTER socket "broker"
    And "broker" is bound
    And a REQ socket "client" with options
      | REQ_CORRELATE | 1 |
    And "client" is connected to "broker"
    When "client" sends "one"
    Then "broker" should receive the message
      | <client> | <first number> | "" | one |
    And the frame <first number> should have 4 octets
    When "broker" sends the message
      | <client> | <first number> | "" | 1 |
    Then "client" should receive "1"
    When "client" sends "two"
    Then "broker" should receive the message
      | <client> | <second number> | "" | two |
    And the frames <first number> and <second number> should differ
