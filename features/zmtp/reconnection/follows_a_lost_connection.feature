Feature: A connection that is lost is made again

  # RFC 23, "Error Handling": a connection that closes without ERROR is a temporary fault, at whatever moment it does.
  @ZMTP30-ERR-03 @ZMTP30-ERR-02
  Scenario: a socket connects again to a peer that closed before it said anything
    Given a PUSH socket "source" with options
      | RECONNECT_IVL | 10 |
    And "source" is connected to a raw peer
    When the peer closes its connection
    Then "source" should connect to the peer again
    When the peer performs the NULL handshake as PULL
    And "source" sends "hello"
    Then the peer should receive "hello"

  @ZMTP30-ERR-03 @ZMTP30-ERR-02
  Scenario Outline: a socket connects again to a peer that <does> its connection after <octets>
    Given a PUSH socket "source" with options
      | RECONNECT_IVL | 10 |
    And "source" is connected to a raw peer
    When the peer sends the octets <octets>
    Then the peer should receive a signature
    When the peer <does> its connection
    Then "source" should connect to the peer again
    When the peer performs the NULL handshake as PULL
    And "source" sends "hello"
    Then the peer should receive "hello"

    Examples:
      | does   | octets                                          |
      | closes | FF 00*3                                         |
      | closes | FF 00*8 7F 03 01                                |
      | closes | FF 00*8 7F 03 01 "NULL" 00*16 00 00*31          |
      | closes | FF 00*8 7F 03 01 "NULL" 00*16 00 00*31 04 26 05 |
      | resets | FF 00*8 7F 03 01 "NULL" 00*16 00 00*31          |

  @ZMTP30-ERR-03
  Scenario Outline: a socket connects again to a peer that <does> its connection after the handshake
    Given a PULL socket "sink" with options
      | RECONNECT_IVL | 10 |
    And "sink" is connected to a PUSH peer
    When the peer sends "before"
    Then "sink" should receive "before"
    When the peer sends the octets 01 len8("half a message")
    And the peer <does> its connection
    Then "sink" should connect to the peer again
    When the peer performs the NULL handshake as PUSH
    And the peer sends "after"
    Then "sink" should receive "after"

    Examples:
      | does   |
      | closes |
      | resets |

  # Each time again, without a limit.
  @ZMTP30-ERR-03
  Scenario: a socket connects again as often as its connection is lost
    Given a PUSH socket "source" with options
      | RECONNECT_IVL | 10 |
    And "source" is connected to a raw peer
    When the peer closes its connection
    Then "source" should connect to the peer again
    When the peer closes its connection
    Then "source" should connect to the peer again
    When the peer closes its connection
    Then "source" should connect to the peer again
    When the peer performs the NULL handshake as PULL
    And "source" sends "at last"
    Then the peer should receive "at last"

  # zmq_setsockopt(3), ZMQ_RECONNECT_IVL: -1 means never. Another socket, which does connect again, shows that there was
  # time to.
  @TR-GEN-10
  Scenario: a socket that is not to connect again does not
    Given a PUSH socket "resigned" with options
      | RECONNECT_IVL | -1 |
    And a PUSH socket "eager" with options
      | RECONNECT_IVL | 10 |
    And "resigned" is connected to a raw peer
    And "eager" is connected to a second raw peer
    When the peer closes its connection
    And the second peer closes its connection
    Then "eager" should connect to the second peer again
    When the second peer closes its connection
    Then "eager" should connect to the second peer again
    When the second peer closes its connection
    Then "eager" should connect to the second peer again
    And "resigned" should not have connected to the peer again
