Feature: A socket serves peers of the types that match its own

  # RFC 23, "The Socket-Type Property": the table of legal combinations; an exchange shows that the peer is served.
  @ZMTP30-SOC-01 @ZMTP30-SOC-02
  Scenario Outline: <own> serves <other>
    Given a <own> socket "socket"
    And "socket" is bound
    Then "socket" should serve a <other> peer

    Examples: request and reply
      | own    | other  |
      | REQ    | REP    |
      | REQ    | ROUTER |
      | REP    | REQ    |
      | REP    | DEALER |
      | DEALER | REP    |
      | DEALER | DEALER |
      | DEALER | ROUTER |
      | ROUTER | REQ    |
      | ROUTER | DEALER |
      | ROUTER | ROUTER |

    Examples: publish and subscribe
      | own  | other |
      | PUB  | SUB   |
      | PUB  | XSUB  |
      | XPUB | SUB   |
      | XPUB | XSUB  |
      | SUB  | PUB   |
      | SUB  | XPUB  |
      | XSUB | PUB   |
      | XSUB | XPUB  |

    Examples: pipeline and pair
      | own  | other |
      | PUSH | PULL  |
      | PULL | PUSH  |
      | PAIR | PAIR  |
