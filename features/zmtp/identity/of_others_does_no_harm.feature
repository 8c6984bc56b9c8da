Feature: An identity that means nothing does no harm

  # RFC 23, "The Identity Property": from other types than REQ, DEALER and ROUTER it is ignored.
  @ZMTP30-IDN-02
  Scenario Outline: the identity of a <type> peer is ignored
    Given a <own> socket "socket"
    And "socket" is bound
    Then "socket" should serve a <type> peer with identity "abc"
    When "socket" has lost its peer
    Then "socket" should serve a <type> peer with identity "abc"

    Examples:
      | own  | type |
      | PULL | PUSH |
      | PUSH | PULL |
      | PUB  | SUB  |
      | SUB  | PUB  |
      | REQ  | REP  |

  # RFC 23: at most 255 octets. RFC 37: no null octet in front. libzmq takes both from the wire (divergence C34).
  @ZMTP30-IDN-03 @ZMTP31-IDN-01
  Scenario Outline: a peer with an identity of <what> costs at most its connection
    Given a ROUTER socket "router"
    And "router" is bound
    And a raw peer is connected to "router"
    When the peer sends its greeting
    Then the peer should receive a greeting
    When the peer sends READY with
      | Socket-Type | DEALER     |
      | Identity    | <identity> |
    Then "router" should still serve a new peer

    Examples:
      | what                             | identity              |
      | 256 octets                       | 256 octets of seed 7  |
      | 1000 octets                      | 1000 octets of seed 7 |
      | a null octet                     | x:00                  |
      | five octets that begin with null | x:00 00 00 00 01      |

  # RFC 28 is silent. Two peers cannot have one address: the one that came later is not heard (divergence C35).
  @LIBZMQ-ROUTER-04
  Scenario: a second peer with the same identity is not heard
    Given a ROUTER socket "router"
    And "router" is bound
    And a DEALER peer with identity "twin" is connected to "router"
    And a second raw peer is connected to "router"
    When the second peer sends its greeting
    Then the second peer should receive a greeting
    When the second peer sends READY with
      | Socket-Type | DEALER |
      | Identity    | twin   |
    Then the second peer should receive READY
    When the second peer sends "from the second"
    Then "router" should still serve a new peer
    When the peer sends "from the first"
    Then "router" should receive the message
      | twin | from the first |
    When "router" sends the message
      | twin | to the first |
    Then the peer should receive "to the first"

  # zmq_setsockopt(3), ZMQ_ROUTER_HANDOVER: the one that came later takes the address over.
  @LIBZMQ-ROUTER-05
  Scenario: with ROUTER_HANDOVER a second peer with the same identity takes its address over
    Given a ROUTER socket "router" with options
      | ROUTER_HANDOVER | 1 |
    And "router" is bound
    And a DEALER peer with identity "twin" is connected to "router"
    When the peer sends "from the first"
    Then "router" should receive the message
      | twin | from the first |
    Given a second DEALER peer with identity "twin" is connected to "router"
    When the second peer sends "from the second"
    Then "router" should receive the message
      | twin | from the second |
    When "router" sends the message
      | twin | to the second |
    Then the second peer should receive "to the second"
