Feature: Older peers of another type are refused

  ZMTP 2.0 says the socket type in one octet, and knows no words to refuse it with: the connection just ends.

  # RFC 15, "Socket Compatibility": types are checked, and who does not fit is dropped without an error message. libzmq
  # does not look at the octet (divergence C29).
  @ZMTP20-SOC-01 @ZMTP20-SOC-02
  Scenario Outline: a <own> drops a <type> of ZMTP 2.0
    Given a <own> socket "socket"
    And "socket" is bound
    And a raw peer of ZMTP 2.0 is connected to "socket"
    When the peer sends the octets FF u64(1) 7F 01 <type octet> 00 00
    Then before the end the peer should receive at most the octets FF u64(1) 7F 03 <own octet> 00 00
    And "socket" should still serve a new peer

    Examples:
      | own    | own octet | type   | type octet |
      | PULL   | 07        | PULL   | 07         |
      | PULL   | 07        | PUB    | 01         |
      | REP    | 04        | REP    | 04         |
      | REP    | 04        | ROUTER | 06         |
      | DEALER | 05        | REQ    | 03         |
      | PUB    | 01        | PULL   | 07         |
      | SUB    | 02        | SUB    | 02         |

  # The same for the side that connects.
  @ZMTP20-SOC-01 @ZMTP20-SOC-02
  Scenario: a PUSH that connects drops a SUB of ZMTP 2.0
    Given a PUSH socket "source"
    And "source" is connected to a raw peer of ZMTP 2.0
    When the peer sends the octets FF u64(1) 7F 01 02 00 00
    Then before the end the peer should receive at most the octets FF u64(1) 7F 03 08 00 00

  # RFC 15, "Formal Grammar": there are no types but those from 0 to 8. libzmq numbers XPUB and XSUB too (divergence
  # C27).
  @ZMTP20-GRT-02
  Scenario Outline: a peer of ZMTP 2.0 with the type octet <octet> costs at most its connection
    Given a PULL socket "sink"
    And "sink" is bound
    And a raw peer of ZMTP 2.0 is connected to "sink"
    When the peer sends the octets FF u64(1) 7F 01 <octet> 00 00
    Then "sink" should still serve a new peer

    Examples:
      | octet |
      | 09    |
      | 0A    |
      | 0B    |
      | FF    |
