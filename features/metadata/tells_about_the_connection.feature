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

  # zmq_setsockopt(3), ZMQ_METADATA: one property at a time, and more with each.
  @LIBZMQ-METADATA-03 @transport-tcp
  Scenario: both sides announce several properties
    Given a DEALER socket "one" with options
      | METADATA | "X-Shoe-Size:42"   |
      | METADATA | "X-Motto:hic:haec" |
    And "one" is bound
    And a DEALER socket "other" with options
      | METADATA | "X-Shoe-Size:38" |
    And "other" is connected to "one"
    When "one" sends "hello"
    And "other" sends "hi"
    Then "other" should receive "hello" with metadata
      | X-Shoe-Size | 42       |
      | X-Motto     | hic:haec |
    And "one" should receive "hi" with metadata
      | X-Shoe-Size | 38 |
      | X-Motto     |    |

  # zmq_setsockopt(3), ZMQ_METADATA: a name that begins with X-, a colon, and a value.
  @LIBZMQ-METADATA-03 @transport-tcp
  Scenario Outline: a property is not announced <how>
    Given a PUSH socket "source"
    Then setting option METADATA of "source" to <property> should fail with EINVAL

    Examples:
      | how                | property       |
      | without a colon    | "X-Shoe-Size"  |
      | without a name     | ":42"          |
      | without a value    | "X-Shoe-Size:" |
      | under another name | "Shoe-Size:42" |

  # RFC 23, "Metadata": what an application announces is part of READY, beside what the socket says.
  @LIBZMQ-METADATA-03 @ZMTP30-MET-05 @transport-tcp
  Scenario: a property of the application is announced in READY
    Given a PUSH socket "source" with options
      | METADATA | "X-Shoe-Size:42" |
    And "source" is bound
    And a raw peer is connected to "source"
    When the peer sends its greeting
    Then the peer should receive a greeting
    And the peer should receive READY with exactly
      | Socket-Type | PUSH |
      | X-Shoe-Size | 42   |

  # zmq_msg_gets(3): what a peer has announced in READY, of any name.
  @LIBZMQ-METADATA-02 @ZMTP30-MET-04 @ZMTP30-MET-05 @transport-tcp
  Scenario: a message tells all that its peer has announced
    Given a PULL socket "sink"
    And "sink" is bound
    And a raw peer is connected to "sink"
    When the peer sends its greeting
    Then the peer should receive a greeting
    When the peer sends READY with
      | Socket-Type      | PUSH         |
      | Resource         | service/here |
      | X-Shoe-Size      | 42           |
      | Favourite-Colour | blue         |
    Then the peer should receive READY
    When the peer sends "hello"
    Then "sink" should receive "hello" with metadata
      | Socket-Type      | PUSH         |
      | Resource         | service/here |
      | X-Shoe-Size      | 42           |
      | Favourite-Colour | blue         |

  # zmq_msg_gets(3): metadata belongs to the message, so it is that of its own peer whoever else has sent.
  @LIBZMQ-METADATA-02 @transport-tcp
  Scenario: of several peers each message tells its own
    Given a DEALER socket "sink"
    And "sink" is bound
    And a DEALER socket "anna" with options
      | ROUTING_ID | "anna" |
    And a REP socket "bert"
    And "anna" and "bert" are connected to "sink"
    When "sink" sends the message
      | "" | to anna |
    And "sink" sends the message
      | "" | to bert |
    Then "anna" should receive the message
      | "" | to anna |
    And "bert" should receive "to bert"
    When "anna" sends "1"
    Then "sink" should receive "1" with metadata
      | Socket-Type | DEALER |
      | Identity    | anna   |
    When "bert" sends "2"
    Then "sink" should receive a message with metadata
      | Socket-Type | REP |
      | Identity    |     |
    When "anna" sends "3"
    Then "sink" should receive "3" with metadata
      | Socket-Type | DEALER |
      | Identity    | anna   |
