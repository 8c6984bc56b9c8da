Feature: XPUB can leave subscriptions to its application

  In manual mode a subscription only is a wish. The application reads it and applies it, or another one instead: so it can
  check, translate or refuse what subscribers ask for.

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
    And "pub" sends the messages
      | a for the newcomer |
      | a for both         |
    Then "new" should receive in order
      | a for the newcomer |
      | a for both         |
    And "old" should receive "a for both"
