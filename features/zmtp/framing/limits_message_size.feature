Feature: MAXMSGSIZE limits what a peer may send

  # zmq_setsockopt(3), ZMQ_MAXMSGSIZE: who sends more is disconnected. libzmq compares each frame, other implementations
  # the message (divergence C47), so the scenarios have messages of one frame.
  @TR-GEN-14 @LIBZMQ-FRAMING-01
  Scenario Outline: a message of <size> octets passes a limit of 1000
    Given a PULL socket "sink" with options
      | MAXMSGSIZE | 1000 |
    And "sink" is bound
    And a PUSH peer is connected to "sink"
    When the peer sends <body>
    Then "sink" should receive <body>

    Examples:
      | size | body                  |
      | 0    | ""                    |
      | 999  | 999 octets of seed 7  |
      | 1000 | 1000 octets of seed 7 |

  @TR-GEN-14 @LIBZMQ-FRAMING-01
  Scenario Outline: a peer that <what> loses its connection, and only that
    Given a PULL socket "sink" with options
      | MAXMSGSIZE | 1000 |
    And "sink" is bound
    And a PUSH peer is connected to "sink"
    And a second PUSH peer is connected to "sink"
    When the peer sends the octets <octets>
    Then "sink" should close the connection to the peer
    And "sink" should still serve a new peer
    When the second peer sends "untouched"
    Then "sink" should receive "untouched"

    Examples:
      | what                        | octets                       |
      | sends one octet too many    | 02 len64(gen(1001, 7))       |
      | only announces that it will | 02 u64(1001)                 |
      | announces very much more    | 02 u64(1099511627776) 00*100 |

  # The limit is off unless it is set.
  @TR-GEN-14
  Scenario: there is no limit by default
    Given a PULL socket "sink"
    And "sink" is bound
    And a PUSH peer is connected to "sink"
    When the peer sends 8 MiB of seed 7
    Then "sink" should receive 8 MiB of seed 7
