Feature: Peers of ZMTP 1.0 are greeted in their way

  ZMTP 1.0 has no versions: each side begins with a frame that holds its identity, or nothing. Later versions begin with
  a signature that such a peer reads as the header of that frame, and tell by the first octets that come what they speak
  to.

  # RFC 23, "Detecting ZMTP 1.0 and 2.0 Peers": a first octet other than FF is the size of a 1.0 frame. Nothing but the
  # body of the own identity follows the signature; an empty one leaves nothing to follow.
  @ZMTP10-GRT-01 @ZMTP20-BWD-02 @ZMTP30-BWD-04 @ZMTP30-BWD-06
  Scenario: an anonymous socket and an anonymous peer greet each other
    Given a PAIR socket "pair"
    And "pair" is bound
    And a raw peer of ZMTP 1.0 is connected to "pair"
    When the peer sends the octets 01 00 06 00 "hello"
    Then the peer should receive the octets FF u64(1) 7F
    And "pair" should receive "hello"
    When "pair" sends "welcome"
    Then the peer should receive the octets 08 00 "welcome"

  # RFC 15 and 23: the signature counts the own identity and one octet for the flags, as 1.0 does.
  @ZMTP10-GRT-01 @ZMTP20-BWD-01 @ZMTP30-BWD-03 @ZMTP30-BWD-06
  Scenario Outline: a <type> with an identity of <size> tells it to a peer of ZMTP 1.0
    Given a <type> socket "named" with options
      | ROUTING_ID | <identity> |
    And "named" is connected to a raw peer of ZMTP 1.0
    When the peer sends the octets 01 00
    Then the peer should receive the octets FF <padding> 7F <octets>

    Examples:
      | type   | size       | identity             | padding  | octets      |
      | DEALER | one octet  | "a"                  | u64(2)   | "a"         |
      | ROUTER | 3 octets   | "abc"                | u64(4)   | "abc"       |
      | REQ    | 255 octets | 255 octets of seed 7 | u64(256) | gen(255, 7) |

  # RFC 13, "The Connection Layer": an identity of 1 to 255 octets, in either form of the size. RFC 23: FF at first, and
  # a clear low bit in the 10th octet, is the long form. The flags mean nothing there.
  @ZMTP10-GRT-01 @ZMTP10-GRT-03 @ZMTP10-FRM-03 @ZMTP20-BWD-02 @ZMTP30-BWD-04 @ZMTP30-BWD-05
  Scenario Outline: a ROUTER knows a peer of ZMTP 1.0 by <what>
    Given a ROUTER socket "router"
    And "router" is bound
    And a raw peer of ZMTP 1.0 is connected to "router"
    When the peer sends the octets <octets>
    And the peer sends "hello"
    Then "router" should receive the message
      | <identity> | hello |
    When "router" sends the message
      | <identity> | welcome |
    Then the peer should receive the octets FF u64(1) 7F 08 00 "welcome"

    Examples: the short form
      | what                            | octets            | identity             |
      | one octet                       | 02 00 "a"         | a                    |
      | an identity                     | 04 00 "abc"       | abc                  |
      | the longest that is short       | FE 00 gen(253, 7) | 253 octets of seed 7 |
      | an identity with MORE           | 04 01 "abc"       | abc                  |
      | an identity with flags of later | 04 7F "abc"       | abc                  |
      | an identity with all flags      | 04 FF "abc"       | abc                  |

    Examples: the long form
      | what                                    | octets                     | identity             |
      | a short identity in a long frame        | FF u64(4) 00 "abc"         | abc                  |
      | an identity with all flags but the last | FF u64(4) FE "abc"         | abc                  |
      | the shortest that is long               | FF u64(255) 00 gen(254, 7) | 254 octets of seed 7 |
      | the longest                             | FF u64(256) 00 gen(255, 7) | 255 octets of seed 7 |

  # A ROUTER makes an identity up for a peer that has none. RFC 13: those of applications do not begin with a null
  # octet.
  @ZMTP10-GRT-01
  Scenario Outline: a ROUTER makes up who a peer of ZMTP 1.0 is that is anonymous in the <form> form
    Given a ROUTER socket "router"
    And "router" is bound
    And a raw peer of ZMTP 1.0 is connected to "router"
    When the peer sends the octets <octets> 06 00 "hello"
    Then "router" should receive the message
      | <peer> | hello |
    And the frame <peer> should begin with x:00
    When "router" sends the message
      | <peer> | welcome |
    Then the peer should receive the octets FF u64(1) 7F 08 00 "welcome"

    Examples:
      | form  | octets       |
      | short | 01 00        |
      | long  | FF u64(1) 00 |

  # RFC 13: an identity does not begin with a null octet. libzmq takes what comes (divergence C34).
  @ZMTP10-GRT-02
  Scenario: an identity of ZMTP 1.0 that begins with a null octet costs at most its connection
    Given a ROUTER socket "router"
    And "router" is bound
    And a raw peer of ZMTP 1.0 is connected to "router"
    When the peer sends the octets 06 00 00 00 00 00 01
    Then "router" should still serve a new peer

  # TCP delivers a stream of octets: no part of a greeting has to come at once.
  @ZMTP30-BWD-05 @ZMTP30-BWD-04
  Scenario Outline: an identity in the <form> form is understood octet by octet
    Given a ROUTER socket "router"
    And "router" is connected to a raw peer of ZMTP 1.0
    When the peer sends one by one the octets
      """
      <octets> 06 00 "hello"
      """
    Then "router" should receive the message
      | abc | hello |

    Examples:
      | form  | octets             |
      | short | 04 00 "abc"        |
      | long  | FF u64(4) 00 "abc" |
