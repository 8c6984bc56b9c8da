Feature: Malformed metadata ends the connection

  # RFC 23, "The NULL Security Mechanism": a property is a name with 1 octet of size and a value with 4; the list ends
  # with the command. libzmq lets it end behind a name or behind the size of a value (divergence C85).
  @ZMTP30-NUL-07 @ZMTP30-NUL-08 @LIBZMQ-NULL-01
  Scenario Outline: the connection to a peer is closed whose metadata has <what>
    Given a PULL socket "sink"
    And "sink" is bound
    And a raw peer is connected to "sink"
    When the peer sends its greeting
    Then the peer should receive a greeting
    When the peer sends the command READY with <metadata>
    Then "sink" should close the connection to the peer
    And "sink" should still serve a new peer

    Examples:
      | what                            | metadata                                             |
      | a left-over octet               | len8("Socket-Type") len32("PUSH") 05                 |
      | a left-over null octet          | len8("Socket-Type") len32("PUSH") 00                 |
      | a name that is cut short        | len8("Socket-Type") len32("PUSH") 08 "X-Na"          |
      | a name without a value          | len8("Socket-Type")                                  |
      | a size of three octets          | len8("Socket-Type") 00 00 00                         |
      | a value that is cut short       | len8("Socket-Type") u32(5) "PUSH"                    |
      | a value of 2^31 octets          | len8("Socket-Type") u32(2147483648) "PUSH"           |
      | a value of 2^32-1 octets        | len8("Socket-Type") u32(4294967295) "PUSH"           |
      | a size that ends in the command | len8("Socket-Type") len32("PUSH") len8("X-A") u32(1) |

  # The connecting side is as careful.
  @ZMTP30-NUL-08
  Scenario: a connecting socket closes the connection to a peer whose metadata is cut short
    Given a PUSH socket "source"
    And "source" is connected to a raw peer
    When the peer sends its greeting
    Then the peer should receive a greeting
    When the peer sends the command READY with len8("Socket-Type") u32(5) "PULL"
    Then "source" should close the connection to the peer

  # RFC 23 forbids these, and libzmq accepts some of them; refusing and accepting are both allowed (divergence C33). They
  # must not do harm.
  @ZMTP30-NUL-05 @ZMTP30-MET-02 @LIBZMQ-NULL-01
  Scenario Outline: metadata with <what> costs at most the connection
    Given a PUSH socket "source"
    And "source" is bound
    And a raw peer is connected to "source"
    When the peer sends its greeting
    Then the peer should receive a greeting
    When the peer sends the command READY with <metadata>
    Then "source" should still serve a new peer

    Examples:
      | what                  | metadata                                                           |
      | an empty name         | 00 len32("value") len8("Socket-Type") len32("PULL")                |
      | a name with a space   | len8("X Y") len32("value") len8("Socket-Type") len32("PULL")       |
      | a name of null octets | len8(00*3) len32("value") len8("Socket-Type") len32("PULL")        |
      | two socket types      | len8("Socket-Type") len32("PULL") len8("Socket-Type") len32("SUB") |
      | two identities        | len8("Socket-Type") len32("PULL") (len8("Identity") len32("a"))*2  |
      | no socket type        | len8("X-Colour") len32("blue")                                     |

  @LIBZMQ-NULL-01 @ZMTP30-MET-02
  Scenario: READY without any property costs at most the connection
    Given a PUSH socket "source"
    And "source" is bound
    And a raw peer is connected to "source"
    When the peer sends its greeting
    Then the peer should receive a greeting
    When the peer sends the command READY
    Then "source" should still serve a new peer
