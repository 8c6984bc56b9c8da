Feature: XSUB and XPUB join publishers and subscribers through a proxy

  Publishers connect to the XSUB of a proxy, subscribers to its XPUB. Subscriptions travel one way through it, messages the
  other, and publishers send only what somebody wants.

  # RFC 29, XSUB and XPUB: what one receives the other can send as it is, in both directions.
  @PUBSUB-XSB-11 @PUBSUB-XPB-09 @LIBZMQ-PROXY-02 @axis-transport
  Scenario: a proxy passes subscriptions and messages on
    Given an XSUB socket "inside"
    And an XPUB socket "outside"
    And "inside" and "outside" are bound
    And an XPUB socket "source"
    And "source" is connected to "inside"
    And a SUB socket "sink"
    And "sink" is connected to "outside"
    When a proxy "forwarder" runs between "inside" and "outside"
    And "sink" subscribes to "news"
    Then "source" should receive x:01 + "news"
    When "source" sends the messages
      | sports |         |
      | news   | at nine |
    Then "sink" should receive the message
      | news | at nine |
    When "sink" unsubscribes from "news"
    Then "source" should receive x:00 + "news"
