Feature: READY announces the socket's type, and its identity where peers may use it

  # RFC 23, "Metadata": Socket-Type, and Identity for the types that can have an address on a ROUTER. libzmq's REQ, DEALER
  # and ROUTER always announce it, and no other type does (divergence C04).
  @ZMTP30-MET-01 @ZMTP30-MET-02 @ZMTP30-MET-03 @ZMTP30-SOC-01 @ZMTP30-IDN-01
  Scenario Outline: <type> announces its type and an empty identity
    Given a <type> socket "socket"
    And "socket" is bound
    And a raw peer is connected to "socket"
    When the peer sends its greeting
    Then the peer should receive a greeting
    And the peer should receive READY with exactly
      | Socket-Type | <type> |
      | Identity    | ""     |

    Examples:
      | type   |
      | REQ    |
      | DEALER |
      | ROUTER |

  @ZMTP30-MET-01 @ZMTP30-MET-02 @ZMTP30-SOC-01
  Scenario Outline: <type> announces its type and no identity
    Given a <type> socket "socket"
    And "socket" is bound
    And a raw peer is connected to "socket"
    When the peer sends its greeting
    Then the peer should receive a greeting
    And the peer should receive READY with exactly
      | Socket-Type | <type> |

    Examples:
      | type |
      | REP  |
      | PUB  |
      | XPUB |
      | SUB  |
      | XSUB |
      | PUSH |
      | PULL |
      | PAIR |

  # zmq_setsockopt(3), ZMQ_ROUTING_ID: the identity that connecting and listening sockets announce.
  @ZMTP30-MET-03 @ZMTP30-IDN-01
  Scenario Outline: <type> announces the identity that it was given
    Given a <type> socket "socket" with options
      | ROUTING_ID | "name of its own" |
    And "socket" is connected to a raw peer
    When the peer sends its greeting
    Then the peer should receive a greeting
    And the peer should receive READY with exactly
      | Socket-Type | <type>          |
      | Identity    | name of its own |

    Examples:
      | type   |
      | REQ    |
      | DEALER |
      | ROUTER |
