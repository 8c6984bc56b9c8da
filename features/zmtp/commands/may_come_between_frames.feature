Feature: A command between the frames of a message does not spoil the message

  # RFC 23, "Framing": the grammar has commands between messages only. Nobody may send one elsewhere, but who receives one
  # takes it for what it is, and delivers the message whole (divergence C38).
  @ZMTP30-FRM-08 @LIBZMQ-FRAMING-02
  Scenario: a PING between two frames is answered and the message delivered whole
    Given a PULL socket "sink"
    And "sink" is bound
    And a PUSH peer is connected to "sink"
    When the peer sends the octets 01 len8("first") 04 len8(len8("PING") u16(0) "ctx") 00 len8("second")
    Then the peer should receive the command PONG with "ctx"
    And "sink" should receive the message
      | first | second |

  @ZMTP30-CMD-04 @LIBZMQ-FRAMING-02
  Scenario: MORE on a command does not make it part of the next message
    Given a PULL socket "sink"
    And "sink" is bound
    And a PUSH peer is connected to "sink"
    When the peer sends the octets 05 len8(len8("PING") u16(0) "ctx") 00 len8("alone")
    Then the peer should receive the command PONG with "ctx"
    And "sink" should receive "alone"

  # The same where commands belong.
  @ZMTP30-FRM-08 @LIBZMQ-FRAMING-02
  Scenario: commands between messages are taken out
    Given a PULL socket "sink"
    And "sink" is bound
    And a PUSH peer is connected to "sink"
    When the peer sends the octets 00 len8("one") 04 len8(len8("PING") u16(0)) 00 len8("two") 04 len8(len8("X")) 00 len8("three")
    Then the peer should receive the command PONG
    And "sink" should receive in order
      | one   |
      | two   |
      | three |
