Feature: A peer with another security mechanism is refused

  A socket uses one mechanism on all its connections. Nobody may talk it into a weaker one.

  # RFC 23, "Security": different mechanisms end the connection. Names are compared octet by octet, all 20 of them.
  @ZMTP30-GRT-11 @ZMTP30-GRT-12
  Scenario Outline: a socket with NULL closes the connection to a peer with <what>
    Given a PULL socket "sink"
    And "sink" is bound
    And a raw peer is connected to "sink"
    When the peer sends a greeting with
      | mechanism | <mechanism> |
    Then "sink" should close the connection to the peer
    And "sink" should still serve a new peer

    Examples: other mechanisms
      | what            | mechanism            |
      | PLAIN           | PLAIN                |
      | CURVE           | CURVE                |
      | an unknown name | X-UNKNOWN            |
      | a long name     | ABCDEFGHIJKLMNOPQRST |
      | no name         | ""                   |

    Examples: almost NULL
      | what                       | mechanism               |
      | lower-case letters         | null                    |
      | a shorter name             | NUL                     |
      | a longer name              | NULLS                   |
      | a name padded with a space | NULL + x:20             |
      | octets behind the padding  | NULL + x:00 4E 55 4C 4C |

  # The connecting side compares too.
  @ZMTP30-GRT-11
  Scenario: a connecting socket with NULL closes the connection to a peer with PLAIN
    Given a PUSH socket "source"
    And "source" is connected to a raw peer
    When the peer sends a greeting with
      | mechanism | PLAIN |
    Then "source" should close the connection to the peer

  # RFC 23, "Security Considerations": no downgrade to a weaker mechanism than the application asked for.
  @ZMTP30-GRT-11 @ZMTP30-SEC-01
  Scenario: a socket with PLAIN closes the connection to a peer with NULL
    Given a PULL socket "sink" with options
      | PLAIN_SERVER | 1 |
    And "sink" is bound
    And a raw peer is connected to "sink"
    When the peer sends its greeting
    Then "sink" should close the connection to the peer
