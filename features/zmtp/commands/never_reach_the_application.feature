Feature: Commands never reach the application

  After the handshake only a few commands mean something. Whatever else comes as a command is not for the application, and
  is no reason to give up a connection on which messages flow.

  # RFC 37 does not say what to do with unknown commands in traffic; libzmq ignores them, as well as malformed ones and
  # those that come too late (divergence C39). A command with MORE is a command (divergence C38).
  # SUBSCRIBE and CANCEL mean nothing to a PULL; libzmq has it receive them (divergence C86).
  @ZMTP31-UNK-01 @LIBZMQ-FRAMING-02
  Scenario Outline: <what> in traffic is ignored
    Given a PULL socket "sink"
    And "sink" is bound
    And a PUSH peer is connected to "sink"
    When the peer sends the octets <octets>
    And the peer sends "after it"
    Then "sink" should receive "after it"

    Examples:
      | what                         | octets                                                   |
      | an unknown command           | 04 len8(len8("NONSENSE") "data")                         |
      | an unknown command with MORE | 05 len8(len8("NONSENSE") "data")                         |
      | an unknown long command      | 06 len64(len8("NONSENSE") gen(1000, 7))                  |
      | a command without a body     | 04 00                                                    |
      | a command without a name     | 04 len8(00)                                              |
      | a name that is cut short     | 04 len8(08 "NONS")                                       |
      | a name in lower case         | 04 len8(len8("ping") u16(0))                             |
      | a second READY               | 04 len8(len8("READY") len8("Socket-Type") len32("PUSH")) |
      | a READY of another type      | 04 len8(len8("READY") len8("Socket-Type") len32("REQ"))  |
      | an ERROR                     | 04 len8(len8("ERROR") len8("too late"))                  |
      | a subscription               | 04 len8(len8("SUBSCRIBE") "topic")                       |
      | a cancellation               | 04 len8(len8("CANCEL") "topic")                          |

  # A socket that only sends ignores them as well.
  @ZMTP31-UNK-01 @LIBZMQ-FRAMING-02
  Scenario: a socket that never receives goes on after an unknown command
    Given a PUSH socket "source"
    And "source" is bound
    And a PULL peer is connected to "source"
    When the peer sends the command NONSENSE with "data"
    And the peer sends the command PING with u16(0) "marker"
    Then the peer should receive the command PONG with "marker"
    When "source" sends "hello"
    Then the peer should receive "hello"
