Feature: Two peers never wait for each other's greeting

  Somebody has to speak first, so both do. A peer may hold back all but signature and version until it knows with whom it
  speaks, but never more.

  # RFC 23, "Version Negotiation": the first octets come unasked. libzmq sends 10 of the 11 (divergence C65).
  @ZMTP30-GRT-01 @ZMTP30-GRT-09
  Scenario: a listening socket greets a peer that says nothing
    Given a PULL socket "sink"
    And "sink" is bound
    And a raw peer is connected to "sink"
    Then the peer should receive a signature

  @ZMTP30-GRT-01 @ZMTP30-GRT-09
  Scenario: a connecting socket greets a peer that says nothing
    Given a PUSH socket "source"
    And "source" is connected to a raw peer
    Then the peer should receive a signature

  # RFC 23, "Version Negotiation": whoever has seen the other side's version sends the rest.
  @ZMTP30-GRT-01 @ZMTP30-BWD-02
  Scenario: signature and major version of the peer are enough to be sent the whole greeting
    Given a PULL socket "sink"
    And "sink" is bound
    And a raw peer is connected to "sink"
    When the peer sends the octets FF 00*8 7F 03
    Then the peer should receive a greeting
    When the peer sends the octets 01 "NULL" 00*16 00 00*31
    And the peer sends READY as PUSH
    Then the peer should receive READY
    When the peer sends "hello"
    Then "sink" should receive "hello"

  # RFC 23, "Version Negotiation": a complete greeting is always answered with a complete greeting.
  @ZMTP30-GRT-10 @ZMTP30-GRT-02
  Scenario: a peer that sends its whole greeting at once is sent a whole one
    Given a PUSH socket "source"
    And "source" is bound
    And a raw peer is connected to "source"
    When the peer sends its greeting
    Then the peer should receive a greeting

  # A silent peer must not keep others from being served.
  @ZMTP30-GRT-10
  Scenario: a peer that says nothing does not hold up others
    Given a PULL socket "sink"
    And "sink" is bound
    And a raw peer is connected to "sink"
    And the peer should receive a signature
    Then "sink" should still serve a new peer
