Feature: Heartbeats notice peers that are dead

  A socket with HEARTBEAT_IVL sends a PING whenever that time has passed, and gives a peer up from which nothing comes for
  HEARTBEAT_TIMEOUT. In its PING it may say, with HEARTBEAT_TTL, when the other side should give it up.

  # RFC 37, "Connection Heartbeating": the ttl counts tenths of a second.
  @ZMTP31-HBT-02
  Scenario Outline: a ttl of <ttl> is announced as <tenths>
    Given a PUSH socket "source" with options
      | HEARTBEAT_IVL | 50    |
      | HEARTBEAT_TTL | <ttl> |
    And "source" is bound
    And a PULL peer is connected to "source"
    Then the peer should receive PING with ttl <tenths>

    Examples:
      | ttl     | tenths |
      | 0       | 0      |
      | 300     | 3      |
      | 350     | 3      |
      | 60000   | 600    |
      | 6553500 | 65535  |

  # RFC 37: no traffic of any kind within a time after a PING, and the connection is dead.
  @ZMTP31-HBT-05 @ZMTP31-HBT-08
  Scenario: a peer that does not answer a PING loses its connection
    Given a PUSH socket "source" with options
      | HEARTBEAT_IVL     | 50  |
      | HEARTBEAT_TIMEOUT | 300 |
    And "source" is bound
    And a PULL peer is connected to "source"
    Then the peer should receive PING with ttl 0
    And "source" should close the connection to the peer

  # zmq_setsockopt(3), ZMQ_HEARTBEAT_TIMEOUT: the time counts behind each PING, also when a PONG has ended it before.
  @ZMTP31-HBT-05 @ZMTP31-HBT-08
  Scenario: a peer that answers one PING and none after it loses its connection
    Given a PUSH socket "source" with options
      | HEARTBEAT_IVL     | 50  |
      | HEARTBEAT_TIMEOUT | 300 |
    And "source" is bound
    And a PULL peer is connected to "source"
    Then the peer should receive PING with ttl 0
    When the peer sends the command PONG
    Then the peer should receive PING with ttl 0
    And "source" should close the connection to the peer

  # zmq_setsockopt(3), ZMQ_HEARTBEAT_TIMEOUT: it is HEARTBEAT_IVL unless it is set (divergence C69).
  @LIBZMQ-HEARTBEAT-02 @ZMTP31-HBT-08
  Scenario: without a timeout of its own the interval is the timeout
    Given a PUSH socket "source" with options
      | HEARTBEAT_IVL | 100 |
    And "source" is bound
    And a PULL peer is connected to "source"
    Then the peer should receive PING with ttl 0
    And "source" should close the connection to the peer

  # RFC 37: the receiver of a PING with a ttl gives the peer up when nothing comes within it.
  @ZMTP31-HBT-09
  Scenario: a peer that announces a ttl and then says nothing loses its connection
    Given a PULL socket "sink"
    And "sink" is bound
    And a PUSH peer is connected to "sink"
    When the peer sends the command PING with u16(2) "context"
    Then the peer should receive the command PONG with "context"
    And "sink" should close the connection to the peer
    And "sink" should still serve a new peer

  # RFC 37: any traffic is a sign of life, not PONG alone. Five intervals are longer than the timeout.
  @ZMTP31-HBT-06
  Scenario: a peer that sends messages instead of PONG is alive
    Given a PULL socket "sink" with options
      | HEARTBEAT_IVL     | 300  |
      | HEARTBEAT_TIMEOUT | 1000 |
    And "sink" is bound
    And a PUSH peer is connected to "sink"
    When the peer answers 5 PING commands with "alive"
    And the peer sends "end"
    Then "sink" should receive in order
      | alive |
      | alive |
      | alive |
      | alive |
      | alive |
      | end   |

  # RFC 37: better no more than a small number of PINGs without a PONG. That this means ten is our reading (divergence C87).
  @ZMTP31-HBT-07
  Scenario: PINGs do not pile up while no PONG comes
    Given a PUSH socket "source" with options
      | HEARTBEAT_IVL     | 10  |
      | HEARTBEAT_TIMEOUT | 500 |
    And "source" is bound
    And a PULL peer is connected to "source"
    Then the peer should receive at most 10 PING commands before the end
