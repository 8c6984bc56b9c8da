Feature: Older peers are served, whatever their type

  # RFC 23, "Version Negotiation": towards a peer of lower version a peer may fall back to it. RFC 15 has the greeting
  # and the framing of 2.0.
  @ZMTP30-GRT-07 @ZMTP20-GRT-01 @ZMTP20-FRM-01 @ZMTP20-SOC-01
  Scenario Outline: a <own> serves a <type> of ZMTP 2.0
    Given a <own> socket "socket"
    And "socket" is bound
    Then "socket" should serve a <type> peer of ZMTP 2.0

    Examples:
      | own    | type   |
      | REQ    | REP    |
      | REP    | REQ    |
      | DEALER | ROUTER |
      | ROUTER | DEALER |
      | PUB    | SUB    |
      | XPUB   | SUB    |
      | SUB    | PUB    |
      | XSUB   | PUB    |
      | PUSH   | PULL   |
      | PULL   | PUSH   |
      | PAIR   | PAIR   |

  # RFC 23, "Detecting ZMTP 1.0 and 2.0 Peers", and RFC 13, which knows no types: who does not fit is not noticed.
  @ZMTP30-GRT-07 @ZMTP10-GRT-01 @ZMTP30-BWD-04 @ZMTP30-BWD-06
  Scenario Outline: a <own> serves a <type> of ZMTP 1.0
    Given a <own> socket "socket"
    And "socket" is bound
    Then "socket" should serve a <type> peer of ZMTP 1.0

    Examples:
      | own    | type   |
      | REQ    | REP    |
      | REP    | REQ    |
      | DEALER | ROUTER |
      | ROUTER | DEALER |
      | PUB    | SUB    |
      | XPUB   | SUB    |
      | SUB    | PUB    |
      | XSUB   | PUB    |
      | PUSH   | PULL   |
      | PULL   | PUSH   |
      | PAIR   | PAIR   |
