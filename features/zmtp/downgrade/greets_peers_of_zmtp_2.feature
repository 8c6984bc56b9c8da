Feature: Peers of ZMTP 2.0 are greeted in their way

  Before 3.0 a greeting was short: a signature, a revision, an octet for the socket type, and a frame with the identity.
  Who still speaks to such peers sends no more than signature and version before it has seen theirs.

  # RFC 15, "Formal Grammar": revision 01, types 0 to 8, and the identity as a short frame. RFC 23: the version octet of
  # a later peer stands where the revision was.
  @ZMTP20-GRT-01 @ZMTP20-GRT-02 @ZMTP20-BWD-02 @ZMTP30-BWD-02 @ZMTP30-GRT-07
  Scenario Outline: a bound <own> greets a <type> of ZMTP 2.0
    Given a <own> socket "socket"
    And "socket" is bound
    And a raw peer of ZMTP 2.0 is connected to "socket"
    When the peer sends the octets FF u64(1) 7F 01 <type octet> 00 00
    Then the peer should receive the octets FF u64(1) 7F 03 <own octet> 00 00

    Examples:
      | own    | own octet | type   | type octet |
      | PAIR   | 00        | PAIR   | 00         |
      | PUB    | 01        | SUB    | 02         |
      | SUB    | 02        | PUB    | 01         |
      | REQ    | 03        | REP    | 04         |
      | REP    | 04        | REQ    | 03         |
      | DEALER | 05        | ROUTER | 06         |
      | ROUTER | 06        | DEALER | 05         |
      | PULL   | 07        | PUSH   | 08         |
      | PUSH   | 08        | PULL   | 07         |

  @ZMTP20-GRT-01 @ZMTP20-GRT-02 @ZMTP20-BWD-02 @ZMTP30-BWD-02 @ZMTP30-GRT-07
  Scenario Outline: a connecting <own> greets a <type> of ZMTP 2.0
    Given a <own> socket "socket"
    And "socket" is connected to a raw peer of ZMTP 2.0
    When the peer sends the octets FF u64(1) 7F 01 <type octet> 00 00
    Then the peer should receive the octets FF u64(1) 7F 03 <own octet> 00 00

    Examples:
      | own    | own octet | type   | type octet |
      | SUB    | 02        | PUB    | 01         |
      | REQ    | 03        | ROUTER | 06         |
      | DEALER | 05        | REP    | 04         |
      | PUSH   | 08        | PULL   | 07         |

  # RFC 15, "Publish-Subscribe": XPUB and XSUB exist for applications only. libzmq sends 9 and 10 (divergence C27).
  @ZMTP20-SUB-01 @ZMTP20-GRT-02
  Scenario Outline: an <own> presents itself to a <type> of ZMTP 2.0 as a <shown>
    Given an <own> socket "socket"
    And "socket" is bound
    And a raw peer of ZMTP 2.0 is connected to "socket"
    When the peer sends the octets FF u64(1) 7F 01 <type octet> 00 00
    Then the peer should receive the octets FF u64(1) 7F 03 <own octet> 00 00

    Examples:
      | own  | shown | own octet | type | type octet |
      | XPUB | PUB   | 01        | SUB  | 02         |
      | XSUB | SUB   | 02        | PUB  | 01         |

  # RFC 15, "Backwards Interoperability": the signature counts the own identity and one more octet.
  @ZMTP20-GRT-01 @ZMTP20-BWD-01 @ZMTP30-BWD-03
  Scenario Outline: a <type> with an identity of <size> tells it to a peer of ZMTP 2.0
    Given a <type> socket "named" with options
      | ROUTING_ID | <identity> |
    And "named" is bound
    And a raw peer of ZMTP 2.0 is connected to "named"
    When the peer sends the octets FF u64(1) 7F 01 06 00 00
    Then the peer should receive the octets FF <padding> 7F 03 <own octet> 00 len8(<octets>)

    Examples:
      | type   | size       | identity             | padding  | own octet | octets      |
      | DEALER | one octet  | "a"                  | u64(2)   | 05        | "a"         |
      | REQ    | 3 octets   | "abc"                | u64(4)   | 03        | "abc"       |
      | ROUTER | 255 octets | 255 octets of seed 7 | u64(256) | 06        | gen(255, 7) |

  # TCP delivers a stream of octets: no part of a greeting has to come at once.
  @ZMTP20-GRT-01
  Scenario: a greeting of ZMTP 2.0 is understood octet by octet
    Given a PULL socket "sink"
    And "sink" is bound
    And a raw peer of ZMTP 2.0 is connected to "sink"
    When the peer sends one by one the octets
      """
      FF u64(4) 7F 01 08 00 len8("abc") 00 len8("hello")
      """
    Then the peer should receive the octets FF u64(1) 7F 03 07 00 00
    And "sink" should receive "hello"

  # libzmq: signature and socket type as in 2.0, but revision 0, is followed by the framing of ZMTP 1.0.
  @LIBZMQ-GREETING-02
  Scenario: a peer of revision 0 is spoken to in the framing of ZMTP 1.0
    Given a PAIR socket "pair"
    And "pair" is bound
    And a raw peer of ZMTP 1.0 is connected to "pair"
    When the peer sends the octets FF u64(1) 7F 00 00 01 00 06 00 "hello"
    Then the peer should receive the octets FF u64(1) 7F 03 00 01 00
    And "pair" should receive "hello"
    When "pair" sends "welcome"
    Then the peer should receive the octets 08 00 "welcome"

  # RFC 15 knows revision 1 only, RFC 23 takes 2 for the same, libzmq for ZMTP 3.1 (divergence C28): whatever is made of
  # it, it must not cost more than the connection.
  @ZMTP30-BWD-02 @LIBZMQ-GREETING-02
  Scenario: a peer of revision 2 costs at most its connection
    Given a PULL socket "sink"
    And "sink" is bound
    And a raw peer is connected to "sink"
    When the peer sends the octets FF u64(1) 7F 02 08 00 00
    Then "sink" should still serve a new peer
