Feature: XPUB can be told how to treat its subscribers

  The options of an XPUB change who gets what: nothing may be dropped, newcomers may be greeted, and topics can be counted.

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
