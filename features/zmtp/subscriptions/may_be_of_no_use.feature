Feature: Subscriptions may be of no use

  Some publishers send everything, some subscribers ask for nothing or take back what they never asked for.

  # RFC 29, SUB: it may filter itself. A publisher that sends more than was asked for is found out so.
  @PUBSUB-SUB-09
  Scenario: a SUB throws away what it has not subscribed to
    Given a SUB socket "sub"
    And "sub" is bound
    And a PUB peer is connected to "sub"
    When "sub" subscribes to "a"
    Then the peer should receive the command SUBSCRIBE with "a"
    When the peer sends the messages
      | b not wanted |            |
      | ""           | a          |
      | A            | not wanted |
      | a wanted     | really     |
    Then "sub" should receive the message
      | a wanted | really |

  # RFC 29, XSUB: it may filter too. libzmq leaves that to the application.
  @PUBSUB-XSB-07
  Scenario: an XSUB throws away what it has not subscribed to
    Given an XSUB socket "xsub"
    And "xsub" is bound
    And a PUB peer is connected to "xsub"
    When "xsub" sends x:01 + "a"
    And the peer sends "b not wanted"
    And the peer sends "a wanted"
    Then "xsub" should receive "a wanted"

  # RFC 29 is silent. libzmq's XPUB shows a cancellation that cancels nothing to its application, each time (divergence
  # C24).
  @PUBSUB-XPB-12
  Scenario: an XPUB shows a cancellation of what was never subscribed to
    Given an XPUB socket "xpub"
    And "xpub" is bound
    And a SUB peer is connected to "xpub"
    And a second SUB peer of ZMTP 3.0 is connected to "xpub"
    When the peer cancels "never"
    Then "xpub" should receive x:00 + "never"
    When the second peer cancels "never"
    Then "xpub" should receive x:00 + "never"

  @PUBSUB-XPB-12
  Scenario: a PUB does not mind a cancellation of what was never subscribed to
    Given a PUB socket "pub"
    And "pub" is bound
    And a SUB peer is connected to "pub"
    When the peer cancels "never"
    And the peer subscribes to "a"
    And all subscriptions of the peer have reached "pub"
    And "pub" sends "never"
    And "pub" sends "a"
    Then the peer should receive "a"
