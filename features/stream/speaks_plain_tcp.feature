Feature: STREAM speaks plain TCP

  A STREAM socket has no ZMTP: it hands its application the octets that come in over TCP connections, and sends octets as
  they are. Its first frame says which connection is meant; the connection's beginning and end are empty messages.

  # zmq_setsockopt(3), ZMQ_STREAM_NOTIFY: identity and empty frame on connection, and again when the other side leaves.
  @LIBZMQ-STREAM-01 @transport-tcp
  Scenario: a STREAM announces a connection and its end
    Given STREAM sockets "server" and "client"
    And "server" is bound
    When "client" connects to the endpoint of "server"
    Then "server" should receive the message
      | <client> | "" |
    And "client" should receive the message
      | <server> | "" |
    And the frame <client> should have 5 octets
    When "client" is closed
    Then "server" should receive the message
      | <client> | "" |

  # zmq_socket(3), ZMQ_STREAM: one frame for the connection, one for the octets; in both directions.
  @LIBZMQ-STREAM-02 @transport-tcp
  Scenario: a STREAM sends octets to the connection that it names
    Given STREAM sockets "server", "one" and "two"
    And "server" is bound
    When "one" connects to the endpoint of "server"
    Then "server" should receive the message
      | <one> | "" |
    And "one" should receive the message
      | <server of one> | "" |
    When "two" connects to the endpoint of "server"
    Then "server" should receive the message
      | <two> | "" |
    When "server" sends the messages
      | <one> | for one    |
      | <two> | x:00 FF 0D |
    Then "one" should receive the message
      | <server of one> | for one |
    And "two" should receive in order
      | <server of two> | ""         |
      | <server of two> | x:00 FF 0D |

  # zmq_socket(3), ZMQ_STREAM: a connection that is not known is an error.
  @LIBZMQ-STREAM-02 @transport-tcp
  Scenario: a STREAM fails to send to a connection that it does not have
    Given STREAM sockets "server" and "client"
    And "server" is bound
    When "client" connects to the endpoint of "server"
    Then "server" should receive the message
      | <client> | "" |
    And sending on "server" should fail with EHOSTUNREACH
      | nobody | lost |
    And "client" should receive the message
      | <server> | "" |
    When "server" sends the message
      | <client> | found |
    Then "client" should receive the message
      | <server> | found |

  # zmq_socket(3), ZMQ_STREAM: an empty message ends the connection (divergence C81: when the socket is next used).
  @LIBZMQ-STREAM-03 @transport-tcp
  Scenario: a STREAM closes a connection by an empty message
    Given STREAM sockets "server" and "client"
    And "server" is bound
    When "client" connects to the endpoint of "server"
    Then "server" should receive the message
      | <client> | "" |
    And "client" should receive the message
      | <server> | "" |
    When "server" sends the message
      | <client> | "" |
    And "server" starts to receive
    Then "client" should receive the message
      | <server> | "" |

  # zmq_setsockopt(3), ZMQ_STREAM_NOTIFY: without notifications the first thing to be received is data.
  @LIBZMQ-STREAM-01 @transport-tcp
  Scenario: a STREAM without notifications shows data only
    Given a STREAM socket "server" with options
      | STREAM_NOTIFY | 0 |
    And a STREAM socket "client"
    And "server" is bound
    When "client" connects to the endpoint of "server"
    Then "client" should receive the message
      | <server> | "" |
    When "client" sends the message
      | <server> | data |
    Then "server" should receive the message
      | <client> | data |

  # libzmq, test_stream_exceeds_buffer: TCP has no messages; the octets arrive complete and in order, in any pieces.
  @LIBZMQ-STREAM-05 @transport-tcp
  Scenario: a STREAM passes large data on in pieces, complete and in order
    Given STREAM sockets "server" and "client"
    And "server" is bound
    When "client" connects to the endpoint of "server"
    Then "client" should receive the message
      | <server> | "" |
    And "server" should receive the message
      | <client> | "" |
    When "client" sends the message
      | <server> | 60000 octets of seed 4 |
    Then "server" should receive 60000 octets of seed 4 from <client> in pieces
