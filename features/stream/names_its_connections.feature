Feature: STREAM can name its connections, and end them
  # zmq_setsockopt(3), ZMQ_CONNECT_ROUTING_ID: the next connection gets this name, in what is received and what is sent.
  @LIBZMQ-STREAM-07 @transport-tcp
  Scenario: a STREAM names the connection that it makes
    Given STREAM sockets "server" and "client"
    And "server" is bound
    And option CONNECT_ROUTING_ID of "client" is set to "the server"
    When "client" connects to the endpoint of "server"
    Then "client" should receive the message
      | the server | "" |
    And "server" should receive the message
      | <client> | "" |
    When "client" sends the message
      | the server | hello |
    Then "server" should receive the message
      | <client> | hello |
    When "server" sends the message
      | <client> | welcome |
    Then "client" should receive the message
      | the server | welcome |

  # zmq_setsockopt(3), ZMQ_CONNECT_ROUTING_ID: it holds for one connect.
  @LIBZMQ-STREAM-07 @transport-tcp
  Scenario: a STREAM makes a name up for the connection after that
    Given STREAM sockets "one", "two" and "client"
    And "one" and "two" are bound
    And option CONNECT_ROUTING_ID of "client" is set to "first"
    When "client" connects to the endpoint of "one"
    Then "client" should receive the message
      | first | "" |
    When "client" connects to the endpoint of "two"
    Then "client" should receive the message
      | <second> | "" |
    And the frame <second> should have 5 octets
    And the frame <second> should begin with x:00

  # zmq_disconnect(3): the connection ends, and the other side is told as when the peer leaves (divergence C81).
  @LIBZMQ-STREAM-01 @transport-tcp
  Scenario: a STREAM that disconnects is announced as gone
    Given STREAM sockets "server" and "client"
    And "server" is bound
    When "client" connects to the endpoint of "server"
    Then "server" should receive the message
      | <client> | "" |
    And "client" should receive the message
      | <server> | "" |
    When "client" disconnects from the endpoint of "server"
    And "client" starts to receive
    Then "server" should receive the message
      | <client> | "" |

  # libzmq, test_stream_disconnect: octets that were sent before the end arrive before it is announced (divergence C81).
  @LIBZMQ-STREAM-03 @transport-tcp
  Scenario: a STREAM delivers what it has sent before it closes a connection
    Given STREAM sockets "server" and "client"
    And "server" is bound
    When "client" connects to the endpoint of "server"
    Then "server" should receive the message
      | <client> | "" |
    And "client" should receive the message
      | <server> | "" |
    When "server" sends the messages
      | <client> | 60000 octets of seed 3 |
      | <client> | ""                     |
    And "server" starts to receive
    Then "client" should receive 60000 octets of seed 3 from <server> in pieces
    And "client" should receive the message
      | <server> | "" |
