Feature: A subscriber of ZMTP 1.0 says nothing and receives everything

  In ZMTP 1.0 subscriptions stay with the subscriber: the publisher sends everything, and the subscriber picks.

  # RFC 13, "Broadcast Content": only the publisher talks. RFC 29: a publisher may send everything to everybody.
  @PUBSUB-GEN-02 @PUBSUB-PUB-08 @ZMTP10-BRD-01
  Scenario: a PUB sends everything to a subscriber of ZMTP 1.0, and to others what they want
    Given a PUB socket "pub"
    And "pub" is bound
    And a SUB peer of ZMTP 1.0 is connected to "pub"
    And all subscriptions of the peer have reached "pub"
    And a second SUB peer is connected to "pub"
    When "pub" sends the messages
      | a  | one |
      | "" |     |
      | b  | two |
    Then the peer should receive in order
      | a  | one |
      | "" |     |
      | b  | two |
    And "pub" should still serve a new peer

  # libzmq makes up a subscription to everything for such a peer, and an XPUB shows it to its application.
  @PUBSUB-GEN-02 @PUBSUB-XPB-07 @ZMTP10-BRD-01
  Scenario: an XPUB sends everything to a subscriber of ZMTP 1.0
    Given an XPUB socket "xpub"
    And "xpub" is bound
    And a SUB peer of ZMTP 1.0 is connected to "xpub"
    Then "xpub" should receive x:01
    When "xpub" sends the messages
      | a | one |
      | b | two |
    Then the peer should receive in order
      | a | one |
      | b | two |

  # RFC 13: the subscriber sends nothing but its identity, and picks from what comes as it likes. libzmq sends its
  # subscriptions all the same (divergence C90).
  @ZMTP10-BRD-01 @ZMTP10-BRD-02 @PUBSUB-SUB-09
  Scenario: a SUB says nothing to a publisher of ZMTP 1.0, and picks what it wants
    Given a SUB socket "sub"
    And "sub" subscribes to "a"
    And "sub" is connected to a PUB peer of ZMTP 1.0
    When "sub" subscribes to "b"
    And "sub" unsubscribes from "a"
    And the peer sends the messages
      | a cancelled  |      |
      | c never      |      |
      | b subscribed | news |
    Then "sub" should receive the message
      | b subscribed | news |
    When "sub" is closed
    Then before the end the peer should receive at most the octets 00*0

  @ZMTP10-BRD-01
  Scenario: an XSUB passes no subscription to a publisher of ZMTP 1.0
    Given an XSUB socket "xsub"
    And "xsub" is connected to a PUB peer of ZMTP 1.0
    When "xsub" sends x:01 + "a"
    And the peer sends "a message"
    Then "xsub" should receive "a message"
    When "xsub" sends x:00 + "a"
    And "xsub" is closed
    Then before the end the peer should receive at most the octets 00*0
