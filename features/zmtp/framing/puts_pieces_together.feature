Feature: What arrives in pieces is put together

  Where TCP cuts the stream means nothing: a header may be cut, one segment may hold many messages.

  # TCP is a stream; RFC 23 gives no meaning to segments.
  @ZMTP30-FRM-03 @ZMTP30-NUL-01 @TR-TCP-07
  Scenario: a handshake and messages are understood octet by octet
    Given a PULL socket "sink"
    And "sink" is bound
    And a raw peer is connected to "sink"
    When the peer sends its greeting in chunks of 1 octets
    Then the peer should receive a greeting
    And the peer should receive READY
    When the peer sends one by one the octets
      """
      04 len8(len8("READY") len8("Socket-Type") len32("PUSH"))
      01 len8("short")  02 len64("long")
      02 len64(gen(300, 7))
      """
    Then "sink" should receive in order
      | short                | long |
      | 300 octets of seed 7 |      |

  @ZMTP30-FRM-03
  Scenario Outline: a long frame is understood that is cut <where>
    Given a PULL socket "sink"
    And "sink" is bound
    And a PUSH peer is connected to "sink"
    When the peer sends the chunks
      """
      <first>
      <second>
      """
    Then "sink" should receive in order
      | 300 octets of seed 7 |
      | next                 |

    Examples:
      | where                 | first                    | second                             |
      | behind its flags      | 02                       | len64(gen(300, 7)) 00 len8("next") |
      | within its size       | 02 00*6 01               | 2C gen(300, 7) 00 len8("next")     |
      | behind its size       | 02 u64(300)              | gen(300, 7) 00 len8("next")        |
      | before its last octet | 02 u64(300) gen(299, 7)  | 31 00 len8("next")                 |
      | behind its end        | 02 len64(gen(300, 7)) 00 | len8("next")                       |

  @ZMTP30-FRM-03 @ZMTP30-FRM-07
  Scenario: many messages in one segment arrive one by one
    Given a PULL socket "sink"
    And "sink" is bound
    And a PUSH peer is connected to "sink"
    When the peer sends the octets
      """
      00 len8("one") 01 len8("two") 00 len8("parts") 00 00 00 len8("four")
      """
    Then "sink" should receive in order
      | one  |       |
      | two  | parts |
      | ""   |       |
      | four |       |
