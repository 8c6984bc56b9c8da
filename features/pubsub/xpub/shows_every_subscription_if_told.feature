Feature: XPUB shows as many subscriptions as it is told to

  A proxy needs to know of the first subscriber to a topic and of the last one leaving; a cache wants to see every single
  newcomer. Options say which.

  # RFC 29, XPUB, and zmq_setsockopt(3), ZMQ_XPUB_VERBOSE: by default only the first and the last of equal ones are shown.
  @PUBSUB-XPB-10 @LIBZMQ-XPUB-02 @axis-transport
  Scenario: an XPUB shows the first subscription and the last cancellation of a topic
    Given an XPUB socket "pub"
    And "pub" is bound
    And SUB sockets "one" and "two"
    And "one" and "two" are connected to "pub"
    When "one" subscribes to "a"
    Then "pub" should receive x:01 + "a"
    When "two" subscribes to "a"
    And "two" subscribes to "b"
    Then "pub" should receive x:01 + "b"
    When "two" unsubscribes from "a"
    And "two" unsubscribes from "b"
    Then "pub" should receive x:00 + "b"
    When "one" unsubscribes from "a"
    Then "pub" should receive x:00 + "a"

  # zmq_setsockopt(3), ZMQ_XPUB_VERBOSE: every subscription is shown, but still only the last cancellation.
  @LIBZMQ-XPUB-02 @axis-transport
  Scenario: a verbose XPUB shows every subscription
    Given an XPUB socket "pub" with options
      | XPUB_VERBOSE | 1 |
    And "pub" is bound
    And SUB sockets "one" and "two"
    And "one" and "two" are connected to "pub"
    When "one" subscribes to "a"
    Then "pub" should receive x:01 + "a"
    When "two" subscribes to "a"
    Then "pub" should receive x:01 + "a"
    When "two" unsubscribes from "a"
    And "two" subscribes to "b"
    Then "pub" should receive x:01 + "b"
    When "one" unsubscribes from "a"
    Then "pub" should receive x:00 + "a"

  # zmq_setsockopt(3), ZMQ_XPUB_VERBOSER: every subscription and every cancellation is shown.
  @LIBZMQ-XPUB-03 @axis-transport
  Scenario: a more verbose XPUB shows every cancellation too
    Given an XPUB socket "pub" with options
      | XPUB_VERBOSER | 1 |
    And "pub" is bound
    And SUB sockets "one" and "two"
    And "one" and "two" are connected to "pub"
    When "one" subscribes to "a"
    Then "pub" should receive x:01 + "a"
    When "two" subscribes to "a"
    Then "pub" should receive x:01 + "a"
    When "two" unsubscribes from "a"
    Then "pub" should receive x:00 + "a"
    When "one" unsubscribes from "a"
    Then "pub" should receive x:00 + "a"
