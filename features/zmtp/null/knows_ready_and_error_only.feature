Feature: A NULL handshake knows READY and ERROR only

  # RFC 23, "The NULL Security Mechanism": the grammar has no other command. Names are case-sensitive (divergence C39).
  @ZMTP30-NUL-10
  Scenario Outline: the connection to a peer is closed that sends <what> instead of READY
    Given a PULL socket "sink"
    And "sink" is bound
    And a raw peer is connected to "sink"
    When the peer sends its greeting
    Then the peer should receive a greeting
    When the peer sends the octets <octets>
    Then "sink" should close the connection to the peer
    And "sink" should still serve a new peer

    Examples:
      | what                        | octets                                                    |
      | the HELLO of PLAIN          | 04 len8(len8("HELLO") len8("user") len8("password"))      |
      | an unknown command          | 04 len8(len8("NONSENSE"))                                 |
      | a PING                      | 04 len8(len8("PING") u16(0))                              |
      | a subscription              | 04 len8(len8("SUBSCRIBE") "topic")                        |
      | ready in lower case         | 04 len8(len8("ready") len8("Socket-Type") len32("PUSH"))  |
      | a name that begins as READY | 04 len8(len8("READYS") len8("Socket-Type") len32("PUSH")) |
      | a shorter name              | 04 len8(len8("READ") len8("Socket-Type") len32("PUSH"))   |
      | a command without a name    | 04 len8(00 "READY")                                       |
      | an empty command            | 04 00                                                     |
      | a name that is cut short    | 04 len8(05 "REA")                                         |
      | a message                   | 00 len8("hello")                                          |
      | a subscription message      | 00 len8(01 "topic")                                       |

  # Handshake commands have the COMMAND flag; whether one without it is taken is left open (divergence C40).
  @ZMTP30-NUL-01
  Scenario: READY without the COMMAND flag costs at most the connection
    Given a PUSH socket "source"
    And "source" is bound
    And a raw peer is connected to "source"
    When the peer sends its greeting
    Then the peer should receive a greeting
    When the peer sends the octets 00 len8(len8("READY") len8("Socket-Type") len32("SUB"))
    Then "source" should still serve a new peer
