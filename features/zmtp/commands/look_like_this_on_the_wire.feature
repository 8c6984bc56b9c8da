Feature: Commands are frames of their own kind

  A command is a frame with bit 2 of the flags set; its body is a name with its length, and data. No other flag but LONG
  goes with it.

  # RFC 23, "Commands": short up to 255 octets of body, and never MORE. The body begins with the length of the name
  # (divergence C01).
  @ZMTP30-CMD-01 @ZMTP30-CMD-03 @ZMTP30-CMD-04 @ZMTP30-FRM-01 @ZMTP30-WIR-03
  Scenario: a small READY is a short command frame
    Given a PULL socket "sink"
    And "sink" is bound
    And a raw peer is connected to "sink"
    When the peer sends its greeting
    Then the peer should receive a greeting
    And the peer should receive the octets 04 len8(len8("READY") len8("Socket-Type") len32("PULL"))

  # RFC 23, "Commands": long from 256 octets of body on. A long identity is enough for that.
  @ZMTP30-CMD-02 @ZMTP30-CMD-03 @ZMTP30-CMD-04 @ZMTP30-FRM-01
  Scenario: a large READY is a long command frame
    Given a DEALER socket "dealer" with options
      | ROUTING_ID | "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789" |
    And "dealer" is bound
    And a raw peer is connected to "dealer"
    When the peer sends its greeting
    Then the peer should receive a greeting
    And the peer should receive the command READY in a long frame

  @ZMTP30-CMD-01 @ZMTP30-CMD-04
  Scenario: PONG is a short command frame
    Given a PULL socket "sink"
    And "sink" is bound
    And a PUSH peer is connected to "sink"
    When the peer sends the command PING with u16(0) "context"
    Then the peer should receive the octets 04 len8(len8("PONG") "context")

  # A command frame may come in the long form as well, like any other frame.
  @ZMTP30-FRM-05 @ZMTP30-CMD-03
  Scenario: READY is understood in a long frame
    Given a PULL socket "sink"
    And "sink" is bound
    And a raw peer is connected to "sink"
    When the peer sends its greeting
    Then the peer should receive a greeting
    When the peer sends the octets 06 len64(len8("READY") len8("Socket-Type") len32("PUSH"))
    Then the peer should receive READY
    When the peer sends "hello"
    Then "sink" should receive "hello"
