Feature: Either side of a conversation can bind, and either can come first

  Binding is having an address, connecting is knowing one. Which side does which is a question of who is there longer, not
  of who sends; and a connection that cannot be made yet is made later.

  # RFC 23, socket semantics: every socket type can both bind and connect.
  @ZMTP30-SEM-01 @axis-transport
  Scenario Outline: a <sender> that is bound reaches a <receiver> that connects
    Given a <sender> socket "sender"
    And "sender" is bound
    And a <receiver> socket "receiver"
    And "receiver" is connected to "sender"
    When "sender" sends "hello"
    Then "receiver" should receive "hello"

    Examples: pairs that need no address
      | sender | receiver |
      | REQ    | REP      |
      | PUSH   | PULL     |
      | PAIR   | PAIR     |
      | DEALER | DEALER   |

  # RFC 23, socket semantics: every socket type can both bind and connect.
  @ZMTP30-SEM-01 @axis-transport
  Scenario Outline: a <sender> that connects reaches a <receiver> that is bound
    Given a <receiver> socket "receiver"
    And "receiver" is bound
    And a <sender> socket "sender"
    And "sender" is connected to "receiver"
    When "sender" sends "hello"
    Then "receiver" should receive "hello"

    Examples: pairs that need no address
      | sender | receiver |
      | REQ    | REP      |
      | PUSH   | PULL     |
      | PAIR   | PAIR     |
      | DEALER | DEALER   |

  # RFC 23, socket semantics: a ROUTER that binds is met by one that connects, and the other way round.
  @ZMTP30-SEM-01 @axis-transport
  Scenario: a ROUTER that connects receives from a DEALER that is bound
    Given a DEALER socket "sender" with options
      | ROUTING_ID | "sender" |
    And "sender" is bound
    And a ROUTER socket "receiver"
    And "receiver" is connected to "sender"
    When "sender" sends "hello"
    Then "receiver" should receive the message
      | sender | hello |

  # zmq_connect(3): connecting is asynchronous, and what is sent meanwhile is delivered; each transport allows this order.
  @TR-GEN-05 @TR-GEN-04 @TR-INP-03 @TR-IPC-08 @LIBZMQ-TCP-07 @axis-transport
  Scenario: a socket that connects before the other binds is connected later
    Given a PUSH socket "source"
    When "source" connects to endpoint "later"
    And "source" sends 3 numbered messages
    Given a PULL socket "sink"
    And "sink" is bound to endpoint "later"
    Then "sink" should receive all numbered messages of "source" in order
