Feature: Frames are understood in the short and in the long form

  The form is chosen by the sender. A long frame may have a small body: the receiver reads what the flags say.

  # RFC 23, "Framing": short frames carry 0 to 255 octets, long frames any number up to 2^63-1.
  @ZMTP30-FRM-02 @ZMTP30-FRM-03 @ZMTP30-FRM-04 @LIBZMQ-FRAMING-03
  Scenario Outline: a body of <size> octets is received in the form that senders should choose
    Given a PULL socket "sink"
    And "sink" is bound
    And a PUSH peer is connected to "sink"
    When the peer sends the octets <octets>
    Then "sink" should receive <body>

    Examples:
      | size    | octets                          | body                   |
      | 0       | 00 00                           | ""                     |
      | 1       | 00 01 gen(1, 7)                 | 1 octets of seed 7     |
      | 29      | 00 1D gen(29, 7)                | 29 octets of seed 7    |
      | 33      | 00 21 gen(33, 7)                | 33 octets of seed 7    |
      | 255     | 00 FF gen(255, 7)               | 255 octets of seed 7   |
      | 256     | 02 u64(256) gen(256, 7)         | 256 octets of seed 7   |
      | 8193    | 02 u64(8193) gen(8193, 7)       | 8193 octets of seed 7  |
      | 65535   | 02 u64(65535) gen(65535, 7)     | 65535 octets of seed 7 |
      | 65536   | 02 u64(65536) gen(65536, 7)     | 64 KiB of seed 7       |
      | 1048576 | 02 u64(1048576) gen(1048576, 7) | 1 MiB of seed 7        |
      | 8388608 | 02 u64(8388608) gen(8388608, 7) | 8 MiB of seed 7        |

  # RFC 23, "Framing": nothing forbids a small body in a long frame.
  @ZMTP30-FRM-05 @ZMTP30-FRM-06
  Scenario Outline: a body of <size> octets is received in a long frame
    Given a PULL socket "sink"
    And "sink" is bound
    And a PUSH peer is connected to "sink"
    When the peer sends the octets 02 u64(<size>) gen(<size>, 7)
    Then "sink" should receive <body>

    Examples:
      | size | body                 |
      | 0    | ""                   |
      | 1    | 1 octets of seed 7   |
      | 245  | 245 octets of seed 7 |
      | 254  | 254 octets of seed 7 |
      | 255  | 255 octets of seed 7 |

  # RFC 23, "Framing": the form of one frame says nothing about the next one.
  @ZMTP30-FRM-05 @LIBZMQ-FRAMING-03
  Scenario: a message may mix both forms
    Given a PULL socket "sink"
    And "sink" is bound
    And a PUSH peer is connected to "sink"
    When the peer sends the octets
      """
      03 len64("long")  01 len8("short")  03 u64(300) gen(300, 7)  01 00  02 u64(0)
      00 len8("next")
      """
    Then "sink" should receive in order
      | long | short | 300 octets of seed 7 | "" | "" |
      | next |       |                      |    |    |
