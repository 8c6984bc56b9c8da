Feature: XPUB shows its application who subscribes to what

  An XPUB is a PUB that can also receive: each subscription arrives as a message of one octet, 01 for coming and 00 for going,
  and the topic. So a publisher learns what is wanted, and a proxy can pass it on.

  # RFC 29, XPUB: subscribe and unsubscribe requests are handed to the application.
  @PUBSUB-XPB-01 @PUBSUB-XPB-02 @PUBSUB-XPB-08 @PUBSUB-XPB-09 @PUBSUB-GEN-01 @axis-transport
  Scenario: an XPUB receives subscriptions and cancellations
    Given an XPUB socket "pub"
    And "pub" is bound
    And a SUB socket "sub"
    And "sub" is connected to "pub"
    When "sub" subscribes to "news"
    Then "pub" should receive x:01 + "news"
    When "sub" subscribes to ""
    Then "pub" should receive x:01
    When "pub" sends "anything"
    Then "sub" should receive "anything"
    When "sub" unsubscribes from ""
    Then "pub" should receive x:00
    When "sub" unsubscribes from "news"
    Then "pub" should receive x:00 + "news"

  # RFC 29, XPUB: it sends as a PUB does.
  @PUBSUB-XPB-06 @PUBSUB-PUB-10 @axis-transport
  Scenario: an XPUB publishes to whoever has subscribed
    Given an XPUB socket "pub"
    And "pub" is bound
    And SUB sockets "reds" and "blues"
    And "reds" and "blues" are connected to "pub"
    When "reds" subscribes to "red"
    Then "pub" should receive x:01 + "red"
    When "blues" subscribes to "blue"
    Then "pub" should receive x:01 + "blue"
    When "pub" sends the messages
      | green  |   |
      | red 1  | a |
      | blue 1 | b |
      | red 2  | c |
    Then "reds" should receive in order
      | red 1 | a |
      | red 2 | c |
    And "blues" should receive the message
      | blue 1 | b |

  # RFC 29, XPUB: for a subscriber that vanishes the cancellations are made up.
  @PUBSUB-XPB-04 @PUBSUB-XPB-11 @axis-transport
  Scenario: an XPUB cancels the subscriptions of a subscriber that has left
    Given an XPUB socket "pub"
    And "pub" is bound
    And SUB sockets "leaver" and "stayer"
    And "leaver" and "stayer" are connected to "pub"
    When "leaver" subscribes to "a"
    Then "pub" should receive x:01 + "a"
    When "stayer" subscribes to "b"
    Then "pub" should receive x:01 + "b"
    When "leaver" has left "pub"
    Then "pub" should receive x:00 + "a"
    When "pub" sends the messages
      | a1 |
      | b1 |
    Then "stayer" should receive "b1"

  # RFC 29, XPUB: it can connect too (divergence C66: a subscriber may have to be used before it sends its topics).
  @PUBSUB-XPB-03 @PUBSUB-XPB-01 @axis-transport
  Scenario: an XPUB that connects first learns of the subscriptions later
    Given an XPUB socket "pub"
    When "pub" connects to endpoint "later"
    Given a SUB socket "sub"
    And "sub" subscribes to "a"
    And "sub" is bound to endpoint "later"
    Then "pub" should be connected to "sub"
    And receiving on "sub" should fail with EAGAIN
    And "pub" should receive x:01 + "a"
    When "pub" sends "a1"
    Then "sub" should receive "a1"

  # libzmq, test_xpub_topic: topics may be long (divergence C06: libzmq 4.3.4 garbles those of 246 to 255 octets).
  @LIBZMQ-XPUB-09 @axis-transport
  Scenario Outline: a topic of <size> octets can be subscribed to and cancelled
    Given an XPUB socket "pub"
    And "pub" is bound
    And a SUB socket "sub"
    And "sub" is connected to "pub"
    When "sub" subscribes to <size> octets of seed 3
    Then "pub" should receive x:01 + <size> octets of seed 3
    When "pub" sends <size> octets of seed 3
    Then "sub" should receive <size> octets of seed 3
    When "sub" unsubscribes from <size> octets of seed 3
    Then "pub" should receive x:00 + <size> octets of seed 3

    Examples: around the limits of the encoding
      | size |
      | 245  |
      | 246  |
      | 248  |
      | 255  |
      | 256  |
      | 1000 |
