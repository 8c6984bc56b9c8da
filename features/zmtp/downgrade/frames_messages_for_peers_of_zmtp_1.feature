Feature: Messages to and from peers of ZMTP 1.0 have its framing

  A frame begins with its size, which counts the flags too: one octet up to 254, and from 255 on FF and eight octets.

  # RFC 13, "The Framing Layer": which form a size has; MORE is bit 0, and all others are zero.
  @ZMTP10-FRM-01 @ZMTP10-FRM-02 @ZMTP10-FRM-05 @ZMTP10-FRM-06 @ZMTP30-BWD-06
  Scenario Outline: a frame of <size> is sent to a peer of ZMTP 1.0 in the right form
    Given a PUSH socket "source"
    And "source" is bound
    And a PULL peer of ZMTP 1.0 is connected to "source"
    When "source" sends <frame>
    And "source" sends "next"
    Then the peer should receive the octets <octets> 05 00 "next"

    Examples:
      | size         | frame                  | octets                         |
      | no octets    | ""                     | 01 00                          |
      | one octet    | "a"                    | 02 00 "a"                      |
      | 253 octets   | 253 octets of seed 7   | FE 00 gen(253, 7)              |
      | 254 octets   | 254 octets of seed 7   | FF u64(255) 00 gen(254, 7)     |
      | 255 octets   | 255 octets of seed 7   | FF u64(256) 00 gen(255, 7)     |
      | 70000 octets | 70000 octets of seed 7 | FF u64(70001) 00 gen(70000, 7) |

  @ZMTP10-FRM-05 @ZMTP10-FRM-06
  Scenario: all but the last frame for a peer of ZMTP 1.0 say that there are more
    Given a DEALER socket "dealer"
    And "dealer" is connected to a ROUTER peer of ZMTP 1.0
    When "dealer" sends the messages
      | a | 254 octets of seed 7 | "" |
      | b |                      |    |
    Then the peer should receive the octets 02 01 "a" FF u64(255) 01 gen(254, 7) 01 00 02 00 "b"

  # RFC 13: a receiver has to read the long form of any size.
  @ZMTP10-FRM-03 @ZMTP10-FRM-01 @ZMTP10-FRM-02
  Scenario Outline: a frame of <size> in the <form> form is received from a peer of ZMTP 1.0
    Given a PULL socket "sink"
    And "sink" is bound
    And a PUSH peer of ZMTP 1.0 is connected to "sink"
    When the peer sends the octets <octets> 05 00 "next"
    Then "sink" should receive <frame>
    And "sink" should receive "next"

    Examples:
      | size         | form  | octets                         | frame                  |
      | no octets    | short | 01 00                          | ""                     |
      | 253 octets   | short | FE 00 gen(253, 7)              | 253 octets of seed 7   |
      | no octets    | long  | FF u64(1) 00                   | ""                     |
      | 5 octets     | long  | FF u64(6) 00 "hello"           | "hello"                |
      | 253 octets   | long  | FF u64(254) 00 gen(253, 7)     | 253 octets of seed 7   |
      | 254 octets   | long  | FF u64(255) 00 gen(254, 7)     | 254 octets of seed 7   |
      | 70000 octets | long  | FF u64(70001) 00 gen(70000, 7) | 70000 octets of seed 7 |

  @ZMTP10-FRM-05
  Scenario: messages of several frames are received whole from a peer of ZMTP 1.0, however they are cut
    Given a PULL socket "sink"
    And "sink" is connected to a PUSH peer of ZMTP 1.0
    When the peer sends one by one the octets
      """
      02 01 "a" FF u64(2) 01 "b" 01 00
      01 01 02 00 "c"
      """
    Then "sink" should receive in order
      | a  | b | "" |
      | "" | c |    |

  # RFC 13: a size of 0, in which there is no room for the flags, is invalid and thrown away without any reaction.
  # libzmq closes the connection (divergence C62).
  @ZMTP10-FRM-04
  Scenario Outline: a frame of ZMTP 1.0 with the size 0 is thrown away that comes <when>
    Given a PULL socket "sink"
    And "sink" is bound
    And a PUSH peer of ZMTP 1.0 is connected to "sink"
    When the peer sends the octets <octets>
    Then "sink" should receive in order
      | <message> |

    Examples:
      | when             | octets                           | message |
      | before a message | 00 06 00 "hello"                 | hello   |
      | in the long form | FF u64(0) 06 00 "hello"          | hello   |
      | several times    | 00 00 FF u64(0) 00 06 00 "hello" | hello   |
