Feature: Heartbeats are not for the application

  # libzmq, test_heartbeats: PING reaches no application, whatever the type of the socket.
  @LIBZMQ-HEARTBEAT-04
  Scenario Outline: a <own> never receives a PING
    Given a <own> socket "socket"
    And "socket" is bound
    And a <other> peer is connected to "socket"
    When the peer sends the command PING with u16(0) "context"
    Then the peer should receive the command PONG with "context"
    When the peer sends the message
      | "" | hello |
    Then "socket" should receive the message
      | <received> | hello |

    Examples:
      | own    | other  | received |
      | DEALER | ROUTER | ""       |
      | PAIR   | PAIR   | ""       |
      | PULL   | PUSH   | ""       |
      | XPUB   | XSUB   | ""       |

  @LIBZMQ-HEARTBEAT-04
  Scenario Outline: a <own> that strips envelopes never receives a PING
    Given a <own> socket "socket"
    And "socket" is bound
    And a <other> peer is connected to "socket"
    When the peer sends the command PING with u16(0) "context"
    Then the peer should receive the command PONG with "context"
    And "socket" should still serve a new peer

    Examples:
      | own    | other  |
      | REP    | REQ    |
      | ROUTER | DEALER |
      | SUB    | PUB    |
      | XSUB   | XPUB   |

  # REQ receives a reply only: a PING in the middle of the conversation is none.
  @LIBZMQ-HEARTBEAT-04
  Scenario: a REQ that waits for its reply is not disturbed by a PING
    Given a REQ socket "client"
    And "client" is bound
    And a REP peer is connected to "client"
    When "client" sends "question"
    Then the peer should receive the message
      | "" | question |
    When the peer sends the command PING with u16(0) "context"
    Then the peer should receive the command PONG with "context"
    When the peer sends the message
      | "" | answer |
    Then "client" should receive "answer"

  # libzmq: a PONG that nobody has asked for is ignored.
  @LIBZMQ-HEARTBEAT-06
  Scenario Outline: a PONG with <what> is ignored that nobody has asked for
    Given a PULL socket "sink"
    And "sink" is bound
    And a PUSH peer is connected to "sink"
    When the peer sends the octets <octets>
    And the peer sends "hello"
    Then "sink" should receive "hello"

    Examples:
      | what                | octets                            |
      | a context           | 04 len8(len8("PONG") "unasked")   |
      | an empty context    | 04 len8(len8("PONG"))             |
      | a very long context | 04 len8(len8("PONG") gen(100, 7)) |
