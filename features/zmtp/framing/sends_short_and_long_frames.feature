Feature: Frames are sent short up to 255 octets and long from 256 on

  A frame is an octet of flags, the size of its body in 1 or 8 octets, and the body. The flags say which it is, and
  whether more frames of the message follow.

  # RFC 23, "Framing": bit 1 of the flags is LONG; the size counts the body only and is big-endian; all reserved bits are
  # zero; application data travels in message frames, unchanged.
  @ZMTP30-FRM-01 @ZMTP30-FRM-02 @ZMTP30-FRM-03 @ZMTP30-FRM-04 @ZMTP30-FRM-06 @ZMTP30-WIR-01 @PIPE-PUSH-02
  Scenario Outline: a body of <size> octets is sent in a <form> frame
    Given a PUSH socket "source"
    And "source" is bound
    And a PULL peer is connected to "source"
    When "source" sends <body>
    Then the peer should receive the octets <octets>

    Examples:
      | size    | form  | body                   | octets                          |
      | 0       | short | ""                     | 00 00                           |
      | 1       | short | 1 octets of seed 7     | 00 01 gen(1, 7)                 |
      | 2       | short | 2 octets of seed 7     | 00 02 gen(2, 7)                 |
      | 254     | short | 254 octets of seed 7   | 00 FE gen(254, 7)               |
      | 255     | short | 255 octets of seed 7   | 00 FF gen(255, 7)               |
      | 256     | long  | 256 octets of seed 7   | 02 u64(256) gen(256, 7)         |
      | 257     | long  | 257 octets of seed 7   | 02 u64(257) gen(257, 7)         |
      | 8193    | long  | 8193 octets of seed 7  | 02 u64(8193) gen(8193, 7)       |
      | 65535   | long  | 65535 octets of seed 7 | 02 u64(65535) gen(65535, 7)     |
      | 65536   | long  | 64 KiB of seed 7       | 02 u64(65536) gen(65536, 7)     |
      | 1048576 | long  | 1 MiB of seed 7        | 02 u64(1048576) gen(1048576, 7) |
      | 8388608 | long  | 8 MiB of seed 7        | 02 u64(8388608) gen(8388608, 7) |

  # RFC 23, "Framing": bit 0 of the flags is MORE, set on all frames of a message but the last one.
  @ZMTP30-FRM-01 @ZMTP30-FRM-02 @ZMTP30-FRM-03 @ZMTP30-WIR-01 @LIBZMQ-FRAMING-03
  Scenario: all frames of a message but the last one are marked
    Given a PUSH socket "source"
    And "source" is bound
    And a PULL peer is connected to "source"
    When "source" sends the messages
      | one                  | ""  | two |
      | 256 octets of seed 7 | end |     |
      | first                | ""  |     |
      | alone                |     |     |
    Then the peer should receive the octets
      """
      01 len8("one")  01 00  00 len8("two")
      03 u64(256) gen(256, 7)  00 len8("end")
      01 len8("first")  00 00
      00 len8("alone")
      """

  # RFC 31 and 28: PAIR and DEALER change nothing in a message, in either direction.
  @PAIR-02 @REQREP-DEA-02
  Scenario Outline: <type> passes messages through unchanged
    Given a <type> socket "socket"
    And "socket" is bound
    And a <type> peer is connected to "socket"
    When "socket" sends the message
      | "" | x:00 01 02 | end |
    Then the peer should receive the octets 01 00 01 len8(00 01 02) 00 len8("end")
    When the peer sends the octets 01 00 01 len8(00 01 02) 00 len8("end")
    Then "socket" should receive the message
      | "" | x:00 01 02 | end |

    Examples:
      | type   |
      | PAIR   |
      | DEALER |
