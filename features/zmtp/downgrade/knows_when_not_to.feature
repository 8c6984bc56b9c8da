Feature: Speaking an older version is a choice

  An older peer may be served or turned away, but not left waiting; and where security was asked for it is turned away,
  because older versions have none.

  # RFC 23, "Version Negotiation": fall back to the lower version, or close.
  @ZMTP30-GRT-07 @ZMTP30-GRT-08
  Scenario Outline: a <type> of ZMTP <version> is served or refused
    Given a <own> socket "socket"
    And "socket" is bound
    Then "socket" should serve or refuse a <type> peer of ZMTP <version>

    Examples:
      | own  | type | version |
      | PULL | PUSH | 2.0     |
      | PUSH | PULL | 2.0     |
      | PULL | PUSH | 1.0     |
      | PUSH | PULL | 1.0     |

  # RFC 23, "Detecting ZMTP 1.0 and 2.0 Peers": no downgrade to versions without security.
  @ZMTP30-BWD-07
  Scenario Outline: a socket that asks for user name and password closes the connection to <what>
    Given a PULL socket "sink" with options
      | PLAIN_SERVER | 1 |
    And "sink" is bound
    And a raw peer is connected to "sink"
    When the peer sends the octets <octets>
    Then "sink" should close the connection to the peer

    Examples:
      | what                              | octets                           |
      | a peer of ZMTP 2.0                | FF u64(1) 7F 01 08 00 00         |
      | a peer of revision 0              | FF u64(1) 7F 00 08 01 00         |
      | an anonymous peer of ZMTP 1.0     | 01 00 06 00 "hello"              |
      | a peer of ZMTP 1.0 with a name    | 04 00 "abc" 06 00 "hello"        |
      | a peer of ZMTP 1.0 in a long form | FF u64(4) 00 "abc" 06 00 "hello" |

  @ZMTP30-BWD-07
  Scenario Outline: a socket that gives user name and password closes the connection to <what>
    Given a PUSH socket "source" with options
      | PLAIN_USERNAME | "name" |
      | PLAIN_PASSWORD | "word" |
    And "source" is connected to a raw peer
    When the peer sends the octets <octets>
    Then "source" should close the connection to the peer

    Examples:
      | what               | octets                   |
      | a peer of ZMTP 2.0 | FF u64(1) 7F 01 07 00 00 |
      | a peer of ZMTP 1.0 | 01 00                    |

  # libzmq: who has a ZAP domain wants to know who is served, and older peers say nothing of that.
  @LIBZMQ-GREETING-03
  Scenario Outline: a socket with a ZAP domain closes the connection to <what>
    Given a PULL socket "sink" with options
      | ZAP_DOMAIN | "global" |
    And "sink" is bound
    And a raw peer is connected to "sink"
    When the peer sends the octets <octets>
    Then "sink" should close the connection to the peer

    Examples:
      | what               | octets                   |
      | a peer of ZMTP 2.0 | FF u64(1) 7F 01 08 00 00 |
      | a peer of ZMTP 1.0 | 01 00                    |
