Feature: A socket refuses peers of types that do not match its own

  # RFC 23, "The Socket-Type Property": whatever the table does not have is illegal, and the connection ends.
  @ZMTP30-SOC-02
  Scenario Outline: <own> refuses every type that does not match
    Given a <own> socket "socket"
    And "socket" is bound
    Then "socket" should refuse peers of type <others>
    And "socket" should still serve a new peer

    Examples:
      | own    | others                                                        |
      | REQ    | REQ, DEALER, PUB, XPUB, SUB, XSUB, PUSH, PULL and PAIR        |
      | REP    | REP, ROUTER, PUB, XPUB, SUB, XSUB, PUSH, PULL and PAIR        |
      | DEALER | REQ, PUB, XPUB, SUB, XSUB, PUSH, PULL and PAIR                |
      | ROUTER | REP, PUB, XPUB, SUB, XSUB, PUSH, PULL and PAIR                |
      | PUB    | REQ, REP, DEALER, ROUTER, PUB, XPUB, PUSH, PULL and PAIR      |
      | XPUB   | REQ, REP, DEALER, ROUTER, PUB, XPUB, PUSH, PULL and PAIR      |
      | SUB    | REQ, REP, DEALER, ROUTER, SUB, XSUB, PUSH, PULL and PAIR      |
      | XSUB   | REQ, REP, DEALER, ROUTER, SUB, XSUB, PUSH, PULL and PAIR      |
      | PUSH   | REQ, REP, DEALER, ROUTER, PUB, XPUB, SUB, XSUB, PUSH and PAIR |
      | PULL   | REQ, REP, DEALER, ROUTER, PUB, XPUB, SUB, XSUB, PULL and PAIR |
      | PAIR   | REQ, REP, DEALER, ROUTER, PUB, XPUB, SUB, XSUB, PUSH and PULL |

  # Names of types are values, and values are compared octet by octet.
  @ZMTP30-SOC-01 @ZMTP30-SOC-02
  Scenario Outline: a peer is refused whose type is <what>
    Given a PULL socket "sink"
    And "sink" is bound
    And a raw peer is connected to "sink"
    When the peer sends its greeting
    Then the peer should receive a greeting
    When the peer sends READY with
      | Socket-Type | <type> |
    Then "sink" should close the connection to the peer
    And "sink" should still serve a new peer

    Examples:
      | what               | type        |
      | unknown            | FOO         |
      | in lower case      | push        |
      | longer than legal  | PUSHER      |
      | shorter than legal | PUS         |
      | padded             | PUSH + x:00 |
      | empty              | ""          |

  # STREAM has a number among the types of libzmq, and is none of ZMTP's.
  @ZMTP30-SOC-01 @ZMTP30-SOC-02
  Scenario Outline: <own> refuses a peer that calls itself STREAM
    Given a <own> socket "socket"
    And "socket" is bound
    And a raw peer is connected to "socket"
    When the peer sends its greeting
    Then the peer should receive a greeting
    When the peer sends READY with
      | Socket-Type | STREAM |
    Then "socket" should close the connection to the peer
    And "socket" should still serve a new peer

    Examples:
      | own    |
      | REQ    |
      | REP    |
      | DEALER |
      | ROUTER |
      | PUB    |
      | XPUB   |
      | SUB    |
      | XSUB   |
      | PUSH   |
      | PULL   |
      | PAIR   |

  # The connecting side refuses as well.
  @ZMTP30-SOC-02
  Scenario: a connecting socket refuses a peer of another type
    Given a PUSH socket "source"
    And "source" is connected to a raw peer
    When the peer sends its greeting
    Then the peer should receive a greeting
    When the peer sends READY as PUB
    Then "source" should close the connection to the peer

  # RFC 23, "The Socket-Type Property": ERROR before the end. libzmq just closes (divergence C30).
  @ZMTP30-SOC-03
  Scenario: a peer of another type is told so by ERROR
    Given a PULL socket "sink"
    And "sink" is bound
    And a raw peer is connected to "sink"
    When the peer sends its greeting
    Then the peer should receive a greeting
    When the peer sends READY as REQ
    Then "sink" should send ERROR to the peer and close the connection
    And "sink" should still serve a new peer
