Feature: Timers for later peers leave older ones in peace

  # zmq_setsockopt(3), ZMQ_HANDSHAKE_IVL: the limit is over with the handshake, also with one that has no READY. libzmq
  # 4.3.3 and 4.3.4 forget that for 2.0 (divergence C78). A second peer, which is given up meanwhile, shows that the
  # time is over.
  @LIBZMQ-GREETING-04
  Scenario Outline: a peer of ZMTP <version> that has greeted in time is not subject to the limit any more
    Given a PULL socket "sink" with options
      | HANDSHAKE_IVL | 500 |
    And "sink" is bound
    And a PUSH peer of ZMTP <version> is connected to "sink"
    And a second raw peer is connected to "sink"
    Then "sink" should close the connection to the second peer
    When the peer sends "still here"
    Then "sink" should receive "still here"

    Examples:
      | version |
      | 2.0     |
      | 1.0     |

  # The limit itself holds for older peers too.
  @TR-GEN-12
  Scenario Outline: a peer of ZMTP <version> that stops within its greeting is given up
    Given a PULL socket "sink" with options
      | HANDSHAKE_IVL | 500 |
    And "sink" is bound
    And a raw peer is connected to "sink"
    When the peer sends the octets <octets>
    Then "sink" should close the connection to the peer
    And "sink" should still serve a new peer

    Examples:
      | version | octets                       |
      | 2.0     | FF u64(1) 7F 01 08 00 03 "a" |
      | 1.0     | 04 00 "a"                    |

  # RFC 37: PING belongs to ZMTP 3.1, and older versions know no commands. A second peer, whose PING is due later, shows
  # that there was time to.
  @LIBZMQ-HEARTBEAT-07
  Scenario: a subscriber of ZMTP 2.0 never gets a PING
    Given a PUB socket "pub" with options
      | HEARTBEAT_IVL     | 100  |
      | HEARTBEAT_TIMEOUT | 9000 |
    And "pub" is bound
    And a SUB peer of ZMTP 2.0 is connected to "pub"
    When the peer subscribes to ""
    And all subscriptions of the peer have reached "pub"
    Given a second SUB peer is connected to "pub"
    Then the second peer should receive PING with ttl 0
    When "pub" sends "hello"
    Then the peer should receive "hello"

  @LIBZMQ-HEARTBEAT-07
  Scenario: a subscriber of ZMTP 1.0 never gets a PING
    Given a PUB socket "pub" with options
      | HEARTBEAT_IVL     | 100  |
      | HEARTBEAT_TIMEOUT | 9000 |
    And "pub" is bound
    And a SUB peer of ZMTP 1.0 is connected to "pub"
    And all subscriptions of the peer have reached "pub"
    And a second SUB peer is connected to "pub"
    Then the second peer should receive PING with ttl 0
    When "pub" sends "hello"
    Then the peer should receive "hello"
