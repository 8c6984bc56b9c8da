Feature: Metadata may hold more than a socket knows

  # RFC 23, "Metadata": names are free, those with X- belong to applications; values are any octets, also none.
  @ZMTP30-MET-04 @ZMTP30-MET-05 @ZMTP30-NUL-02 @ZMTP30-NUL-05 @ZMTP30-NUL-07
  Scenario Outline: a peer is served that announces <what>
    Given a PULL socket "sink"
    And "sink" is bound
    And a raw peer is connected to "sink"
    When the peer sends its greeting
    Then the peer should receive a greeting
    When the peer sends READY with
      | <name>      | <value> |
      | Socket-Type | PUSH    |
    Then the peer should receive READY
    When the peer sends "hello"
    Then "sink" should receive "hello"

    Examples:
      | what                          | name             | value            |
      | an unknown property           | Favourite-Colour | blue             |
      | a property of the application | X-Colour         | blue             |
      | a name of one character       | c                | blue             |
      | a name with every character   | aZ09-_.+         | blue             |
      | an empty value                | X-Nothing        | ""               |
      | a binary value                | X-Octets         | x:00 FF 0A       |
      | a large value                 | X-Large          | 64 KiB of seed 7 |

    # RFC 37, "Resource": any resource is accepted, as it may appear later.
    @ZMTP31-RES-02
    Examples: a resource
      | what       | name     | value        |
      | a resource | Resource | service/here |

  # The order of properties means nothing.
  @ZMTP30-MET-04
  Scenario: properties may follow the socket type
    Given a PULL socket "sink"
    And "sink" is bound
    And a raw peer is connected to "sink"
    When the peer sends its greeting
    Then the peer should receive a greeting
    When the peer sends READY with
      | Socket-Type | PUSH |
      | X-Last      | blue |
    Then the peer should receive READY
    When the peer sends "hello"
    Then "sink" should receive "hello"

  # RFC 23, "The NULL Security Mechanism": names are compared without regard to case. libzmq takes other spellings for
  # unknown properties (divergence C32).
  @ZMTP30-NUL-06
  Scenario Outline: an illegal socket type is noticed under its name <spelling>
    Given a PULL socket "sink"
    And "sink" is bound
    And a raw peer is connected to "sink"
    When the peer sends its greeting
    Then the peer should receive a greeting
    When the peer sends READY with
      | <name> | PULL |
    Then "sink" should close the connection to the peer
    And "sink" should still serve a new peer

    Examples:
      | spelling         | name        |
      | in lower case    | socket-type |
      | in capitals      | SOCKET-TYPE |
      | with one capital | Socket-type |

  @ZMTP30-NUL-06 @ZMTP30-IDN-01
  Scenario: an identity is noticed under a name in lower case
    Given a ROUTER socket "router"
    And "router" is bound
    And a raw peer is connected to "router"
    When the peer sends its greeting
    Then the peer should receive a greeting
    When the peer sends READY with
      | socket-type | DEALER |
      | identity    | abc    |
    Then the peer should receive READY
    When the peer sends "hello"
    Then "router" should receive the message
      | abc | hello |
