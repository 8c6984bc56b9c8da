Feature: The identity of a peer is its address on a ROUTER

  # RFC 23, "The Identity Property": a REQ, DEALER or ROUTER may announce one. RFC 28: ROUTER takes the address off outgoing
  # messages, and puts it in front of incoming ones.
  @ZMTP30-IDN-01 @REQREP-ROU-06 @REQREP-ROU-10
  Scenario Outline: a <type> with an identity is known and reached by it
    Given a ROUTER socket "router"
    And "router" is bound
    And a <type> peer with identity "abc" is connected to "router"
    And a second <type> peer with identity "abcd" is connected to "router"
    When the peer sends the message
      | "" | hello |
    Then "router" should receive the message
      | abc | "" | hello |
    When "router" sends the messages
      | abcd | "" | to the second |
      | abc  | "" | to the first  |
    Then the peer should receive the octets 01 00 00 len8("to the first")
    And the second peer should receive the octets 01 00 00 len8("to the second")

    Examples:
      | type   |
      | REQ    |
      | DEALER |
      | ROUTER |

  # RFC 23, "The Identity Property": 0 to 255 octets of any value.
  @ZMTP30-IDN-03 @ZMTP30-IDN-01
  Scenario Outline: an identity may be <what>
    Given a ROUTER socket "router"
    And "router" is bound
    And a DEALER peer with identity <identity> is connected to "router"
    When the peer sends "hello"
    Then "router" should receive the message
      | <cell> | hello |
    When "router" sends the message
      | <cell> | welcome |
    Then the peer should receive "welcome"

    Examples:
      | what       | identity             | cell                 |
      | one octet  | x:01                 | x:01                 |
      | binary     | x:FF 00 80 0A        | x:FF 00 80 0A        |
      | 255 octets | 255 octets of seed 7 | 255 octets of seed 7 |

  # An empty identity is none: ROUTER makes an address of its own, and not the same one for two peers.
  @ZMTP30-IDN-01 @ZMTP30-IDN-03
  Scenario: peers with an empty identity are told apart
    Given a ROUTER socket "router"
    And "router" is bound
    And a DEALER peer with identity "" is connected to "router"
    And a second DEALER peer with identity "" is connected to "router"
    When the peer sends "one"
    Then "router" should receive the message
      | <first> | one |
    When the second peer sends "two"
    Then "router" should receive the message
      | <second> | two |
    When "router" sends the messages
      | <second> | back to two |
      | <first>  | back to one |
    Then the peer should receive "back to one"
    And the second peer should receive "back to two"
