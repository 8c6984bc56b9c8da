Feature: Subscriptions to and from peers of ZMTP 2.0 are messages

  # RFC 15, "Publish-Subscribe": 01 and the topic subscribes, 00 and the topic cancels.
  @ZMTP20-SUB-02
  Scenario: a SUB subscribes to a publisher of ZMTP 2.0 with messages
    Given a SUB socket "sub"
    And "sub" subscribes to "early"
    And "sub" is connected to a PUB peer of ZMTP 2.0
    Then the peer should receive the octets 00 len8(01 "early")
    When "sub" subscribes to "late"
    Then the peer should receive the octets 00 len8(01 "late")
    When "sub" unsubscribes from "early"
    Then the peer should receive the octets 00 len8(00 "early")

  # RFC 29, SUB: it may filter itself, and has to where a publisher sends more than was asked for.
  @ZMTP20-SUB-02 @PUBSUB-SUB-09
  Scenario: a SUB receives from a publisher of ZMTP 2.0 what it has subscribed to
    Given a SUB socket "sub"
    And "sub" is bound
    And a PUB peer of ZMTP 2.0 is connected to "sub"
    When "sub" subscribes to "a"
    Then the peer should receive the octets 00 len8(01 "a")
    When the peer sends the messages
      | b not wanted |        |
      | a wanted     | really |
    Then "sub" should receive the message
      | a wanted | really |

  # RFC 29, XSUB: what its application sends goes upstream.
  @ZMTP20-SUB-01 @ZMTP20-SUB-02
  Scenario: an XSUB passes subscriptions to a publisher of ZMTP 2.0
    Given an XSUB socket "xsub"
    And "xsub" is connected to a PUB peer of ZMTP 2.0
    When "xsub" sends x:01 + "news"
    Then the peer should receive the octets 00 len8(01 "news")
    When "xsub" sends x:00 + "news"
    Then the peer should receive the octets 00 len8(00 "news")

  # The publisher filters: what nobody wants is not on the wire.
  @ZMTP20-SUB-02 @PUBSUB-PUB-09
  Scenario: a PUB serves a subscriber of ZMTP 2.0 what it has subscribed to
    Given a PUB socket "pub"
    And "pub" is bound
    And a SUB peer of ZMTP 2.0 is connected to "pub"
    When the peer sends the octets 00 len8(01 "a") 00 len8(01 "b") 00 len8(00 "a")
    And all subscriptions of the peer have reached "pub"
    And "pub" sends the messages
      | a cancelled  |      |
      | c never      |      |
      | b subscribed | news |
    Then the peer should receive the octets 01 len8("b subscribed") 00 len8("news")

  # RFC 29, XPUB: its application sees the requests of every peer alike, and may leave the choice to the transport.
  @ZMTP20-SUB-01 @ZMTP20-SUB-02 @PUBSUB-XPB-07
  Scenario: an XPUB shows the subscriptions of a subscriber of ZMTP 2.0
    Given an XPUB socket "xpub"
    And "xpub" is bound
    And a SUB peer of ZMTP 2.0 is connected to "xpub"
    When the peer subscribes to "a"
    Then "xpub" should receive x:01 61
    When "xpub" sends "b not wanted"
    And "xpub" sends "a wanted"
    Then the peer should receive "a wanted"
    When the peer cancels "a"
    Then "xpub" should receive x:00 61
