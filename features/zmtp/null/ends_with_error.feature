Feature: ERROR ends a handshake

  A peer that does not want a connection says so with ERROR and a reason for the log. That is final, while a connection
  that just breaks is made again.

  # RFC 23, "The NULL Security Mechanism": ERROR carries a reason of 0 to 255 octets without defined meaning; the
  # connection is closed.
  @ZMTP30-NUL-09 @ZMTP30-ERR-01
  Scenario Outline: a listening socket closes the connection to a peer that sends ERROR with <what>
    Given a PULL socket "sink"
    And "sink" is bound
    And a raw peer is connected to "sink"
    When the peer sends its greeting
    Then the peer should receive a greeting
    When the peer sends the command ERROR with <reason>
    Then "sink" should close the connection to the peer
    And "sink" should still serve a new peer

    Examples:
      | what                       | reason          |
      | a reason                   | len8("go away") |
      | an empty reason            | 00              |
      | a reason of 255 octets     | len8("x"*255)   |
      | a status code              | len8("400")     |
      | a reason that is cut short | 09 "go away"    |
      | octets behind its reason   | 02 "go away"    |

  @ZMTP30-NUL-09 @ZMTP30-ERR-01
  Scenario: a listening socket closes the connection to a peer that sends ERROR without a reason
    Given a PULL socket "sink"
    And "sink" is bound
    And a raw peer is connected to "sink"
    When the peer sends its greeting
    Then the peer should receive a greeting
    When the peer sends the command ERROR
    Then "sink" should close the connection to the peer
    And "sink" should still serve a new peer

  # RFC 23, "Error Handling": a client does not come back after ERROR. Another connection of the same socket, which only
  # breaks, is made again and again meanwhile, and shows that there was time to.
  @ZMTP30-ERR-01
  Scenario: a connecting socket does not come back to a peer that has sent ERROR
    Given a PUSH socket "source" with options
      | RECONNECT_IVL | 10 |
    And "source" is connected to a raw peer
    And "source" is connected to a second raw peer
    When the peer sends its greeting
    Then the peer should receive a greeting
    When the peer sends the command ERROR with len8("go away")
    Then "source" should close the connection to the peer
    When the second peer closes its connection
    Then "source" should connect to the second peer again
    When the second peer closes its connection
    Then "source" should connect to the second peer again
    When the second peer closes its connection
    Then "source" should connect to the second peer again
    And "source" should not have connected to the peer again
