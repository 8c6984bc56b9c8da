Feature: tcp admits the peers that it should

  Who may connect can be limited by address, and who makes no sense is turned away in the handshake; the others notice
  nothing of it.

  # zmq_setsockopt(3), ZMQ_TCP_ACCEPT_FILTER: a peer outside all filters is closed without a word; an empty one clears them.
  @LIBZMQ-TCP-08 @TR-TCP-09 @transport-tcp
  Scenario: a socket with a filter turns other addresses away
    Given a PULL socket "closed"
    And a PULL socket "open"
    Then setting option TCP_ACCEPT_FILTER of "closed" to "foo" should fail with EINVAL
    And setting option TCP_ACCEPT_FILTER of "closed" to "0.0.0.0/foo" should fail with EINVAL
    When option TCP_ACCEPT_FILTER of "closed" is set to "198.51.100.0/24"
    And option TCP_ACCEPT_FILTER of "open" is set to "127.0.0.1"
    And "closed" and "open" are bound
    Given a PUSH socket "source" with options
      | IMMEDIATE | 1 |
    When "source" connects to the endpoint of "closed"
    And "source" is connected to "open"
    And "source" sends 3 numbered messages
    Then "open" should receive all numbered messages of "source" in order

  # zmq_setsockopt(3), ZMQ_TCP_ACCEPT_FILTER: any number of filters, of which one has to match.
  @LIBZMQ-TCP-08 @transport-tcp
  Scenario: a socket admits whom one of its filters admits
    Given a PULL socket "sink"
    When option TCP_ACCEPT_FILTER of "sink" is set to "198.51.100.0/24"
    And option TCP_ACCEPT_FILTER of "sink" is set to "127.0.0.0/9"
    And option TCP_ACCEPT_FILTER of "sink" is set to "203.0.113.7"
    And "sink" is bound
    Given a PUSH socket "source"
    And "source" is connected to "sink"
    When "source" sends "hello"
    Then "sink" should receive "hello"

  # RFC 23, the Socket-Type property: combinations that are not in the table are refused (divergence C82: how it is reported).
  @ZMTP30-SOC-02 @LIBZMQ-MONITOR-05 @transport-tcp
  Scenario Outline: a <bound> does not accept a <stranger>
    Given a <bound> socket "bound"
    And "bound" is bound
    And a <stranger> socket "stranger"
    When "stranger" connects to the endpoint of "bound"
    Then "bound" should report DISCONNECTED
    And "stranger" should report DISCONNECTED
    Given a <friend> socket "friend"
    And "friend" is connected to "bound"
    When "friend" sends "hello"
    Then "bound" should receive <hello>

    Examples: of wrong and right peers
      | bound | stranger | friend | hello        |
      | PULL  | PULL     | PUSH   | "hello"      |
      | PULL  | DEALER   | PUSH   | "hello"      |
      | PAIR  | PUSH     | PAIR   | "hello"      |
      | REP   | PUB      | REQ    | "hello"      |
      | REP   | ROUTER   | REQ    | "hello"      |
      | XPUB  | PULL     | XSUB   | "hello"      |
