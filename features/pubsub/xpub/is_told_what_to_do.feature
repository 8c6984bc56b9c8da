Feature: XPUB can be told how to treat its subscribers

  The options of an XPUB change who gets what: nothing may be dropped, the application may decide on each subscription
  itself, and newcomers may be greeted.

  # zmq_setsockopt(3), ZMQ_XPUB_NODROP: a full subscriber holds the publisher up instead of losing messages.
  @LIBZMQ-XPUB-01 @PUBSUB-XPB-05 @axis-transport
  Scenario: an XPUB that must not drop waits for its subscriber
    Given an XPUB socket "pub" with options
      | SNDHWM      | 2 |
      | XPUB_NODROP | 1 |
    And "pub" is bound
    And a SUB socket "sub" with options
      | RCVHWM | 2 |
    And "sub" is connected to "pub"
    And "sub" is subscribed to "pub" at "pub"
    And "pub" is full
    Then sending "pub too much" on "pub" should fail with EAGAIN
    When "pub" sends "nobody wants this"
    Then "sub" should receive all numbered messages of "pub" in order
    And "pub" should accept another message
    And "sub" should receive all numbered messages of "pub" in order

  # zmq_setsockopt(3), ZMQ_XPUB_MANUAL: a request does nothing until the application applies one, which may be another.
  @LIBZMQ-XPUB-04 @axis-transport
  Scenario: a manual XPUB applies the subscription that its application chooses
    Given an XPUB socket "pub" with options
      | XPUB_MANUAL | 1 |
    And "pub" is bound
    And a SUB socket "sub"
    And "sub" is connected to "pub"
    When "sub" subscribes to ""
    Then "pub" should receive x:01
    When "pub" sends "a is not applied"
    And "pub" subscribes to "b"
    And "pub" sends the messages
      | a is never applied |
      | b is applied       |
    Then "sub" should receive "b is applied"
    When "sub" unsubscribes from ""
    Then "pub" should receive x:00

  # libzmq, test_xpub_manual: what was applied is taken back by hand as well.
  @LIBZMQ-XPUB-04 @axis-transport
  Scenario: a manual XPUB takes a subscription back when its application says so
    Given an XPUB socket "pub" with options
      | XPUB_MANUAL | 1 |
    And "pub" is bound
    And a SUB socket "sub"
    And "sub" is connected to "pub"
    When "sub" subscribes to ""
    Then "pub" should receive x:01
    When "pub" subscribes to "a"
    And "pub" subscribes to "b"
    And "pub" sends the messages
      | a1 |
      | b1 |
    Then "sub" should receive "a1"
    And "sub" should receive "b1"
    When "pub" unsubscribes from "a"
    And "pub" sends the messages
      | a2 |
      | b2 |
    Then "sub" should receive "b2"

  # libzmq, xpub.cpp: what was applied goes with the subscriber; the application is shown what had been asked for.
  @LIBZMQ-XPUB-04 @PUBSUB-XPB-11 @axis-transport
  Scenario: a manual XPUB cleans up after a subscriber that has left
    Given an XPUB socket "pub" with options
      | XPUB_MANUAL | 1 |
    And "pub" is bound
    And SUB sockets "leaver" and "stayer"
    And "leaver" and "stayer" are connected to "pub"
    When "leaver" subscribes to "asked for"
    Then "pub" should receive x:01 + "asked for"
    When "pub" subscribes to "applied"
    And "leaver" has left "pub"
    Then "pub" should receive x:00 + "asked for"
    When "stayer" subscribes to "b"
    Then "pub" should receive x:01 + "b"
    When "pub" subscribes to "b"
    And "pub" sends "b1"
    Then "stayer" should receive "b1"

  # zmq_setsockopt(3), ZMQ_XPUB_MANUAL_LAST_VALUE: the next message goes to the subscriber that was seen to last.
  @LIBZMQ-XPUB-05 @axis-transport
  Scenario: an XPUB sends the last value to a newcomer only
    Given an XPUB socket "pub" with options
      | XPUB_MANUAL_LAST_VALUE | 1 |
    And "pub" is bound
    And SUB sockets "old" and "new"
    And "old" and "new" are connected to "pub"
    When "old" subscribes to "a"
    Then "pub" should receive x:01 + "a"
    When "pub" subscribes to "a"
    And "pub" sends "a for the first"
    Then "old" should receive "a for the first"
    When "new" subscribes to "a"
    Then "pub" should receive x:01 + "a"
    When "pub" subscribes to "a"
    And "pub" sends "a for the newcomer"
    And "pub" sends "a for both"
    Then "new" should receive "a for the newcomer"
    And "new" should receive "a for both"
    And "old" should receive "a for both"

  # zmq_setsockopt(3), ZMQ_XPUB_WELCOME_MSG: every new subscriber is greeted, if it has subscribed to the greeting.
  @LIBZMQ-XPUB-06 @axis-transport
  Scenario: an XPUB welcomes its subscribers
    Given an XPUB socket "pub" with options
      | XPUB_WELCOME_MSG | "W" |
    And "pub" is bound
    And SUB sockets "polite" and "other"
    And "polite" subscribes to "W"
    When "polite" is connected to "pub"
    Then "pub" should receive x:01 + "W"
    And "polite" should receive "W"
    When "other" is connected to "pub"
    And "other" is subscribed to "news" at "pub"
    And "pub" sends "news"
    Then "other" should receive "news"

  # zmq_getsockopt(3), ZMQ_TOPICS_COUNT: newer than libzmq 4.3.4.
  @LIBZMQ-XPUB-10 @axis-transport
  Scenario: an XPUB counts the topics that are subscribed to
    Given an XPUB socket "pub"
    And "pub" is bound
    And a SUB socket "sub"
    And "sub" is connected to "pub"
    Then option TOPICS_COUNT of "pub" should be 0
    When "sub" subscribes to "a"
    Then "pub" should receive x:01 + "a"
    When "sub" subscribes to "b"
    Then "pub" should receive x:01 + "b"
    And option TOPICS_COUNT of "pub" should be 2
    And option TOPICS_COUNT of "sub" should be 2
    When "sub" unsubscribes from "a"
    Then "pub" should receive x:00 + "a"
    And option TOPICS_COUNT of "pub" should be 1
