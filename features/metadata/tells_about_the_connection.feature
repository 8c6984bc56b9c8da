Feature: A message knows the connection that it came by

  Beside its frames a received message has properties: what the peer said of itself in the handshake, and where it is.

  # zmq_msg_gets(3): the peer's socket type, its routing id and its address; no user without ZAP.
  @LIBZMQ-METADATA-02 @transport-tcp
  Scenario: a message tells who sent it
    Given a REP socket "service"
    And "service" is bound
    And a REQ socket "client" with options
      | ROUTING_ID | "anna" |
    And "client" is connected to "service"
    When "client" sends "hello"
    Then "service" should receive "hello" with metadata
      | Socket-Type  | REQ       |
      | Identity     | anna      |
      | Peer-Address | 127.0.0.1 |
      | User-Id      |           |
      | X-Unheard-Of |           |

  # libzmq, test_metadata: on a ROUTER too, although it reads ahead; before 4.3.5 it did not then (divergence C89).
  @LIBZMQ-METADATA-01 @transport-tcp
  Scenario: a message on a ROUTER tells who sent it
    Given a ROUTER socket "router"
    And "router" is bound
    And a DEALER socket "dealer" with options
      | ROUTING_ID | "bert" |
    And "dealer" is connected to "router"
    When "dealer" sends "one"
    And "dealer" sends "two"
    Then "router" should receive a message with metadata
      | Socket-Type | DEALER |
      | Identity    | bert   |
    And "router" should receive a message with metadata
      | Socket-Type  | DEALER    |
      | Peer-Address | 127.0.0.1 |

  # zmq_setsockopt(3), ZMQ_METADATA; RFC 23: names with X- belong to applications.
  @LIBZMQ-METADATA-03 @ZMTP30-MET-05 @transport-tcp
  Scenario: an application announces properties of its own
    Given a PULL socket "sink"
    And "sink" is bound
    And a PUSH socket "source" with options
      | METADATA | "X-Shoe-Size:42" |
    And "source" is connected to "sink"
    When "source" sends "hello"
    Then "sink" should receive "hello" with metadata
      | X-Shoe-Size | 42   |
      | Socket-Type | PUSH |
