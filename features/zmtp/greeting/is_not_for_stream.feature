Feature: A STREAM puts nothing of its own on the wire

  A STREAM talks to peers that know nothing of ZeroMQ. It sends no greeting and no framing, and expects none.

  # zmq_socket(3), ZMQ_STREAM: what the application sends to a connection is what the peer receives, octet by octet.
  @LIBZMQ-STREAM-04
  Scenario: a STREAM exchanges octets without greeting or framing
    Given a STREAM socket "stream"
    And "stream" is bound
    And a raw peer is connected to "stream"
    When the peer sends the octets "GET /"
    Then "stream" should receive in order
      | <peer> | ""    |
      | <peer> | GET / |
    When "stream" sends the messages
      | <peer> | HTTP/1.0 200  |
      | <peer> | x:0D 0A 00 FF |
    Then the peer should receive the octets "HTTP/1.0 200" 0D 0A 00 FF

  # zmq_setsockopt(3), ZMQ_HANDSHAKE_IVL: there is no handshake that could take too long. Another socket, which gives up a
  # silent peer meanwhile, shows that there was time to.
  @LIBZMQ-STREAM-06
  Scenario: a STREAM does not give up a peer that is silent
    Given a STREAM socket "stream" with options
      | HANDSHAKE_IVL | 100 |
    And "stream" is bound
    And a PULL socket "sink" with options
      | HANDSHAKE_IVL | 200 |
    And "sink" is bound
    And a raw peer is connected to "stream"
    And a second raw peer is connected to "sink"
    Then "sink" should close the connection to the second peer
    When the peer sends the octets "at last"
    Then "stream" should receive in order
      | <peer> | ""      |
      | <peer> | at last |
