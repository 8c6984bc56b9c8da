Feature: Identities and envelopes of older peers mean the same

  # RFC 15 and RFC 13: the identity follows the socket type, or is all that is said. A ROUTER knows its peer by it.
  @ZMTP20-GRT-01 @ZMTP10-GRT-01
  Scenario Outline: a ROUTER addresses a DEALER of ZMTP <version> by its identity
    Given a ROUTER socket "router"
    And "router" is bound
    And a DEALER peer of ZMTP <version> with identity "abc" is connected to "router"
    And a second DEALER peer of ZMTP <version> with identity 253 octets of seed 7 is connected to "router"
    When the peer sends the message
      | hello | router |
    Then "router" should receive the message
      | abc | hello | router |
    When the second peer sends "hello"
    Then "router" should receive the message
      | 253 octets of seed 7 | hello |
    When "router" sends the messages
      | 253 octets of seed 7 | to the second |     |
      | abc                  | to the        | one |
    Then the peer should receive the message
      | to the | one |
    And the second peer should receive "to the second"

    Examples:
      | version |
      | 2.0     |
      | 1.0     |

  @ZMTP20-GRT-01 @ZMTP10-GRT-01
  Scenario Outline: a ROUTER that connects addresses a DEALER of ZMTP <version> by its identity
    Given a ROUTER socket "router"
    And "router" is connected to a DEALER peer of ZMTP <version> with identity "abc"
    When the peer sends "hello"
    Then "router" should receive the message
      | abc | hello |
    When "router" sends the message
      | abc | welcome |
    Then the peer should receive "welcome"

    Examples:
      | version |
      | 2.0     |
      | 1.0     |

  # RFC 13, "Addressed Content": addresses and an empty frame, and then what is asked or answered.
  @ZMTP10-ADR-01
  Scenario Outline: a REQ puts an empty frame in front of its question to a REP of ZMTP <version>
    Given a REQ socket "client"
    And "client" is connected to a REP peer of ZMTP <version>
    When "client" sends "question"
    Then the peer should receive the message
      | "" | question |
    When the peer sends the message
      | "" | answer |
    Then "client" should receive "answer"

    Examples:
      | version |
      | 2.0     |
      | 1.0     |

  @ZMTP10-ADR-01
  Scenario Outline: a REP gives a ROUTER of ZMTP <version> the addresses back
    Given a REP socket "service"
    And "service" is bound
    And a DEALER peer of ZMTP <version> is connected to "service"
    When the peer sends the message
      | hop 2 | hop 1 | "" | question |
    Then "service" should receive "question"
    When "service" sends "answer"
    Then the peer should receive the message
      | hop 2 | hop 1 | "" | answer |

    Examples:
      | version |
      | 2.0     |
      | 1.0     |

  # RFC 13: whoever passes a question on puts the asker's identity in front, and takes it off when the answer comes
  # back.
  @ZMTP10-ADR-01
  Scenario: a broker passes a question of ZMTP 1.0 on with the identity of who asked
    Given a ROUTER socket "front"
    And a DEALER socket "back"
    And "front" is bound
    And a REQ peer of ZMTP 1.0 with identity "asker" is connected to "front"
    And "back" is connected to a second REP peer of ZMTP 1.0
    And a proxy "broker" runs between "front" and "back"
    When the peer sends the message
      | "" | question |
    Then the second peer should receive the octets 06 01 "asker" 01 01 09 00 "question"
    When the second peer sends the octets 06 01 "asker" 01 01 07 00 "answer"
    Then the peer should receive the octets 01 01 07 00 "answer"
