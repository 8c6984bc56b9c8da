Feature: A size that cannot be costs only the connection

  A header can announce more than any machine has. The peer that sends it loses its connection, and nobody else does.

  # RFC 23, "Framing": sizes above 2^63-1 are invalid. libzmq closes as well when it cannot allocate what is announced.
  @ZMTP30-FRM-06 @LIBZMQ-FRAMING-01
  Scenario Outline: the connection to a peer is closed that announces <size> octets in <what>
    Given a PULL socket "sink"
    And "sink" is bound
    And a PUSH peer is connected to "sink"
    When the peer sends the octets <octets>
    Then "sink" should close the connection to the peer
    And "sink" should still serve a new peer

    Examples: invalid sizes
      | size   | what              | octets                             |
      | 2^63   | a frame           | 02 u64(9223372036854775808)        |
      | 2^63   | a frame with MORE | 03 u64(9223372036854775808)        |
      | 2^64-1 | a frame           | 02 u64(18446744073709551615) "x"   |
      | 2^64-1 | a command         | 06 u64(18446744073709551615) "x"   |
      | 2^64-9 | a frame           | 02 u64(18446744073709551607) 00*64 |

    Examples: valid sizes that nobody can hold
      | size   | what      | octets                          |
      | 2^62   | a frame   | 02 u64(4611686018427387904)     |
      | 2^63-1 | a frame   | 02 u64(9223372036854775807) "x" |
      | 2^62   | a command | 06 u64(4611686018427387904)     |

  # The same before anybody knows who the peer is.
  @ZMTP30-FRM-06 @LIBZMQ-FRAMING-01
  Scenario: the connection to a peer is closed that announces 2^63 octets of READY
    Given a PULL socket "sink"
    And "sink" is bound
    And a raw peer is connected to "sink"
    When the peer sends its greeting
    Then the peer should receive a greeting
    And the peer should receive READY
    When the peer sends the octets 06 u64(9223372036854775808) len8("READY")
    Then "sink" should close the connection to the peer
    And "sink" should still serve a new peer

  # 64 TiB are a valid size, and make a program fall that allocates what was announced.
  @ZMTP30-FRM-06 @LIBZMQ-FRAMING-01
  Scenario: the connection to a peer is closed that announces 64 TiB of READY
    Given a PULL socket "sink"
    And "sink" is bound
    And a raw peer is connected to "sink"
    When the peer sends its greeting
    Then the peer should receive a greeting
    And the peer should receive READY
    When the peer sends the octets 06 u64(70368744177664) len8("READY")
    Then "sink" should close the connection to the peer
    And "sink" should still serve a new peer
