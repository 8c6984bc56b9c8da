Feature: Messages that follow READY at once are not lost

  # RFC 23, "The NULL Security Mechanism": a peer may send messages as soon as its own READY is out. RFC 37 wants it to
  # wait; nobody should rely on it, and everybody should accept it (divergence C03).
  @ZMTP30-NUL-03 @LIBZMQ-NULL-02
  Scenario: messages in the same segment as READY are delivered
    Given a PULL socket "sink"
    And "sink" is bound
    And a raw peer is connected to "sink"
    When the peer sends its greeting
    Then the peer should receive a greeting
    And the peer should receive READY
    When the peer sends the octets
      """
      04 len8(len8("READY") len8("Socket-Type") len32("PUSH"))
      00 len8("first") 01 len8("second") 00 len8("part")
      """
    Then "sink" should receive in order
      | first  |      |
      | second | part |

  # Divergence C03: libzmq drops the connection, as its own READY is not out yet.
  @ZMTP30-NUL-03
  Scenario: greeting, READY and a message in one segment are understood
    Given a PULL socket "sink"
    And "sink" is bound
    And a raw peer is connected to "sink"
    When the peer sends the octets
      """
      FF 00*8 7F 03 01 "NULL" 00*16 00 00*31
      04 len8(len8("READY") len8("Socket-Type") len32("PUSH"))
      00 len8("early")
      """
    Then "sink" should receive "early"
    And the peer should receive a greeting
    And the peer should receive READY

  # RFC 37, "The NULL Security Mechanism": a peer may send as soon as both READY are exchanged.
  @ZMTP31-NUL-03
  Scenario: a message that waits for a peer is sent when its READY has come
    Given a PUSH socket "source"
    And "source" is connected to a raw peer
    When "source" sends "queued"
    And the peer sends its greeting
    Then the peer should receive a greeting
    And the peer should receive READY
    When the peer sends READY as PULL
    Then the peer should receive "queued"
