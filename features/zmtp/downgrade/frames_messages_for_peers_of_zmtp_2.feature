Feature: Messages to and from peers of ZMTP 2.0 have its framing

  A frame is flags, size and body as in 3.0, without commands: nothing but bit 0, for more, and bit 1, for a long size.

  # RFC 15, "Framing": a size of one octet, or of eight when bit 1 is set; it counts the body only.
  @ZMTP20-FRM-01 @ZMTP20-FRM-02 @ZMTP20-FRM-03
  Scenario Outline: a frame of <size> is sent to a peer of ZMTP 2.0 in the right form
    Given a PUSH socket "source"
    And "source" is bound
    And a PULL peer of ZMTP 2.0 is connected to "source"
    When "source" sends <frame>
    And "source" sends "next"
    Then the peer should receive the octets <octets> 00 len8("next")

    Examples:
      | size         | frame                  | octets                      |
      | no octets    | ""                     | 00 00                       |
      | one octet    | "a"                    | 00 01 "a"                   |
      | 254 octets   | 254 octets of seed 7   | 00 FE gen(254, 7)           |
      | 255 octets   | 255 octets of seed 7   | 00 FF gen(255, 7)           |
      | 256 octets   | 256 octets of seed 7   | 02 u64(256) gen(256, 7)     |
      | 70000 octets | 70000 octets of seed 7 | 02 u64(70000) gen(70000, 7) |

  @ZMTP20-FRM-01 @ZMTP20-FRM-02 @ZMTP20-FRM-03
  Scenario: all but the last frame say that there are more
    Given a DEALER socket "dealer"
    And "dealer" is connected to a ROUTER peer of ZMTP 2.0
    When "dealer" sends the messages
      | a | 256 octets of seed 7 | "" |
      | b |                      |    |
    Then the peer should receive the octets 01 01 "a" 03 u64(256) gen(256, 7) 00 00 00 01 "b"

  # The other way round; a short frame may be sent in the long form.
  @ZMTP20-FRM-01
  Scenario Outline: a frame of <size> in the <form> form is received from a peer of ZMTP 2.0
    Given a PULL socket "sink"
    And "sink" is bound
    And a PUSH peer of ZMTP 2.0 is connected to "sink"
    When the peer sends the octets <octets> 00 len8("next")
    Then "sink" should receive <frame>
    And "sink" should receive "next"

    Examples:
      | size         | form  | octets                      | frame                  |
      | no octets    | short | 00 00                       | ""                     |
      | 255 octets   | short | 00 FF gen(255, 7)           | 255 octets of seed 7   |
      | no octets    | long  | 02 u64(0)                   | ""                     |
      | 5 octets     | long  | 02 u64(5) "hello"           | "hello"                |
      | 256 octets   | long  | 02 u64(256) gen(256, 7)     | 256 octets of seed 7   |
      | 70000 octets | long  | 02 u64(70000) gen(70000, 7) | 70000 octets of seed 7 |

  @ZMTP20-FRM-01
  Scenario: messages of several frames are received whole, however they are cut
    Given a PULL socket "sink"
    And "sink" is connected to a PUSH peer of ZMTP 2.0
    When the peer sends one by one the octets
      """
      01 len8("a") 03 len64("b") 00 00
      03 u64(0) 00 len8("c")
      """
    Then "sink" should receive in order
      | a  | b | "" |
      | "" | c |    |
