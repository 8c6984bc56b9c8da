Feature: Reserved flags cost at most the connection

  # RFC 23, "Framing": bits 7 to 3 are reserved and zero. Whether a frame that sets one is taken or ends the connection is
  # left open (divergence C37); the socket goes on either way.
  @ZMTP30-FRM-01
  Scenario Outline: a socket survives flags <flags>
    Given a PUSH socket "source"
    And "source" is bound
    And a PULL peer is connected to "source"
    When the peer sends the octets <flags> len8("data")
    Then "source" should still serve a new peer

    Examples:
      | flags |
      | 08    |
      | 10    |
      | 20    |
      | 40    |
      | 80    |
      | F8    |
      | FC    |
