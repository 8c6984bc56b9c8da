Feature: The greeting says which version and which mechanism a peer speaks

  Its 64 octets are a signature, the version, the name of the one security mechanism that the socket uses, the role in
  it, and filler.

  # RFC 23 and 37, "Greeting": signature FF ... 7F, version, mechanism padded with null octets, as-server 0 for NULL,
  # filler. The padding of the signature is zero, or the size of the own identity and one more for peers of ZMTP 1.0.
  @ZMTP30-GRT-09 @ZMTP30-GRT-12 @ZMTP30-GRT-13 @ZMTP30-GRT-14 @ZMTP30-GRT-15 @ZMTP31-GRT-01 @ZMTP30-GRT-03 @TR-TCP-07
  Scenario: a socket that listens announces ZMTP 3.1 and NULL
    Given a REP socket "service"
    And "service" is bound
    And a raw peer is connected to "service"
    When the peer sends its greeting
    Then the peer should receive a greeting with
      | version   | 3.1            |
      | padding   | 00*8 or u64(1) |
      | mechanism | "NULL" 00*16   |
      | as-server | 0              |
      | filler    | 00*31          |

  @ZMTP30-GRT-09 @ZMTP30-GRT-12 @ZMTP30-GRT-13 @ZMTP30-GRT-14 @ZMTP30-GRT-15 @ZMTP31-GRT-01 @ZMTP30-GRT-03 @TR-TCP-07
  Scenario: a socket that connects announces ZMTP 3.1 and NULL
    Given a REQ socket "client"
    And "client" is connected to a raw peer
    When the peer sends its greeting
    Then the peer should receive a greeting with
      | version   | 3.1            |
      | padding   | 00*8 or u64(1) |
      | mechanism | "NULL" 00*16   |
      | as-server | 0              |
      | filler    | 00*31          |

  # RFC 23, "Detecting ZMTP 1.0": a peer that cares for such peers makes the signature look like the header of a frame
  # with its identity.
  @ZMTP30-BWD-03
  Scenario: the padding is zero or counts the socket's own identity
    Given a DEALER socket "dealer" with options
      | ROUTING_ID | "abc" |
    And "dealer" is bound
    And a raw peer is connected to "dealer"
    When the peer sends its greeting
    Then the peer should receive a greeting with
      | padding | 00*8 or u64(4) |

  # RFC 23, "Security": one mechanism for all connections of a socket.
  @ZMTP30-GRT-16
  Scenario: every connection of a socket is offered the same mechanism
    Given a PULL socket "sink" with options
      | PLAIN_SERVER | 1 |
    And "sink" is bound
    And a raw peer is connected to "sink"
    And a second raw peer is connected to "sink"
    When the peer sends a greeting with
      | mechanism | PLAIN |
    Then the peer should receive a greeting with
      | mechanism | "PLAIN" 00*15 |
    When the second peer sends a greeting with
      | mechanism | PLAIN |
    Then the second peer should receive a greeting with
      | mechanism | "PLAIN" 00*15 |
