Feature: Both sides of a NULL handshake send READY at once

  # RFC 23, "The NULL Security Mechanism": each side sends READY before it reads the other one. RFC 37 lets the binding side
  # wait; sending at once is understood by everybody (divergence C03).
  @ZMTP30-NUL-01 @ZMTP30-NUL-04 @ZMTP31-NUL-01
  Scenario: a listening socket sends READY without having seen one
    Given a REP socket "service"
    And "service" is bound
    And a raw peer is connected to "service"
    When the peer sends its greeting
    Then the peer should receive a greeting
    And the peer should receive READY
    When the peer sends READY as REQ
    And the peer sends the messages
      | "" | question |
    Then "service" should receive "question"

  @ZMTP30-NUL-01 @ZMTP30-NUL-04 @ZMTP31-NUL-02
  Scenario: a connecting socket sends READY without having seen one
    Given a PUSH socket "source"
    And "source" is connected to a raw peer
    When the peer sends its greeting
    Then the peer should receive a greeting
    And the peer should receive READY
    When the peer sends READY as PULL
    And "source" sends "hello"
    Then the peer should receive "hello"

  # RFC 37: the server has to answer READY with READY.
  @ZMTP30-NUL-01 @ZMTP31-NUL-02
  Scenario: READY that comes together with the greeting is answered with READY
    Given a PUSH socket "source"
    And "source" is bound
    And a raw peer is connected to "source"
    When the peer sends the octets
      """
      FF 00*8 7F 03 01 "NULL" 00*16 00 00*31
      04 len8(len8("READY") len8("Socket-Type") len32("PULL"))
      """
    Then the peer should receive a greeting
    And the peer should receive READY
    When "source" sends "hello"
    Then the peer should receive "hello"
