Feature: Greeting and handshake have to be finished in time

  A peer that connects and then says nothing, or stops half-way, would hold a connection for ever. HANDSHAKE_IVL limits
  how long it may take.

  # zmq_setsockopt(3), ZMQ_HANDSHAKE_IVL: the connection is closed when the handshake is not complete by then.
  @TR-GEN-12
  Scenario Outline: the connection to a peer is closed that <what>
    Given a PULL socket "sink" with options
      | HANDSHAKE_IVL | 500 |
    And "sink" is bound
    And a raw peer is connected to "sink"
    When the peer sends the octets <octets>
    Then "sink" should close the connection to the peer
    And "sink" should still serve a new peer

    Examples:
      | what                       | octets                                                                       |
      | stops within its signature | FF 00*3                                                                      |
      | stops after its signature  | FF 00*8 7F                                                                   |
      | stops within its greeting  | FF 00*8 7F 03 01 "NULL"                                                      |
      | stops after its greeting   | FF 00*8 7F 03 01 "NULL" 00*16 00 00*31                                       |
      | stops within its READY     | FF 00*8 7F 03 01 "NULL" 00*16 00 00*31 04 26 len8("READY") len8("Socket-Ty") |

  @TR-GEN-12
  Scenario: the connection to a peer is closed that never says anything
    Given a PULL socket "sink" with options
      | HANDSHAKE_IVL | 500 |
    And "sink" is bound
    And a raw peer is connected to "sink"
    Then "sink" should close the connection to the peer
    And "sink" should still serve a new peer

  # The limit is over with the handshake: a connection may be silent afterwards for as long as it likes.
  @TR-GEN-12
  Scenario: a peer that has finished its handshake in time is not subject to the limit any more
    Given a PULL socket "sink" with options
      | HANDSHAKE_IVL | 500 |
    And "sink" is bound
    And a PUSH peer is connected to "sink"
    And a second raw peer is connected to "sink"
    Then "sink" should close the connection to the second peer
    When the peer sends "still here"
    Then "sink" should receive "still here"
