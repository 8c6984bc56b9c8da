Feature: XSUB subscribes by sending messages

  An XSUB is a SUB that can also send: its application writes subscriptions as messages, 01 or 00 and the topic, and may
  send other messages upstream. Together with an XPUB it makes a proxy between publishers and subscribers.

  # RFC 29, XSUB: 01 and a topic subscribes, 00 and a topic cancels.
  @PUBSUB-XSB-01 @PUBSUB-XSB-04 @PUBSUB-XSB-11 @PUBSUB-XSB-06 @axis-transport
  Scenario: an XSUB subscribes and cancels by messages
    Given an XPUB socket "pub"
    And "pub" is bound
    And an XSUB socket "sub"
    And "sub" is connected to "pub"
    When "sub" sends x:01 + "a"
    Then "pub" should receive x:01 + "a"
    When "sub" sends x:01 + "b"
    Then "pub" should receive x:01 + "b"
    When "pub" sends the messages
      | c1 | "" |
      | a1 | "" |
    Then "sub" should receive the message
      | a1 | "" |
    When "sub" sends x:00 + "a"
    Then "pub" should receive x:00 + "a"
    When "pub" sends the messages
      | a2 |
      | b2 |
    Then "sub" should receive "b2"

  # RFC 29, XSUB: other messages go to every publisher, unchanged (divergence C26: unless they look like a subscription).
  @PUBSUB-XSB-08 @PUBSUB-XPB-08 @axis-transport
  Scenario: an XSUB sends messages to all its publishers
    Given XPUB sockets "one" and "two"
    And "one" and "two" are bound
    And an XSUB socket "sub"
    And "sub" is connected to "one" and "two"
    When "sub" sends the messages
      | hello |            |
      | x:02  | x:FF 00 80 |
    Then "one" should receive in order
      | hello |            |
      | x:02  | x:FF 00 80 |
    And "two" should receive in order
      | hello |            |
      | x:02  | x:FF 00 80 |

  # RFC 29, XSUB: sending does not block, and what does not fit into the queue of a publisher is lost there.
  @PUBSUB-XSB-09 @PUBSUB-XSB-03 @PUBSUB-XSB-10 @axis-transport
  Scenario: an XSUB drops what a publisher cannot take
    Given an XPUB socket "quick"
    And "quick" is bound
    And an XSUB socket "sub" with options
      | SNDHWM | 2 |
    And "sub" is connected to "quick"
    When "sub" connects to endpoint "later"
    And "sub" sends "1"
    Then "quick" should receive "1"
    When "sub" sends "2"
    Then "quick" should receive "2"
    When "sub" sends "3"
    Then "quick" should receive "3"
    Given an XPUB socket "late"
    And "late" is bound to endpoint "later"
    Then "late" should receive in order
      | 1 |
      | 2 |
    When "sub" sends "4"
    Then "late" should receive "4"

  # RFC 29, XPUB: messages from several peers are read by fair queuing.
  @PUBSUB-XPB-08 @LIBZMQ-PULL-02 @transport-inproc
  Scenario: an XPUB reads its subscribers in turn
    Given an XPUB socket "pub"
    And "pub" is bound
    And XSUB sockets "anna" and "bert"
    And "anna" and "bert" are connected to "pub"
    When "anna" sends 3 numbered messages
    And "bert" sends 3 numbered messages
    Then "pub" should receive all numbered messages of "anna" and "bert" in order

  # Divergence C26: an upstream message that begins with 00 or 01 is taken for a subscription, whatever part it is.
  @PUBSUB-XPB-13 @PUBSUB-XSB-08 @PUBSUB-PUB-14 @LIBZMQ-XPUB-07 @axis-transport
  Scenario: every part of an upstream message can be a subscription
    Given a PUB socket "pub"
    And "pub" is bound
    And an XSUB socket "sub"
    And "sub" is connected to "pub"
    When "sub" sends the message
      | data | x:01 + a | more |
    Given the subscriptions of "sub" have reached "pub"
    When "pub" sends the messages
      | data  |
      | apple |
    Then "sub" should receive "apple"

  # zmq_setsockopt(3), ZMQ_ONLY_FIRST_SUBSCRIBE: only the first part of a message can be one.
  @LIBZMQ-XPUB-08 @axis-transport
  Scenario: with ONLY_FIRST_SUBSCRIBE only the first part can be a subscription
    Given an XPUB socket "pub" with options
      | ONLY_FIRST_SUBSCRIBE | 1 |
    And "pub" is bound
    And an XSUB socket "sub" with options
      | ONLY_FIRST_SUBSCRIBE | 1 |
    And "sub" is connected to "pub"
    When "sub" sends the message
      | data | x:01 + a | more |
    Then "pub" should receive the message
      | data | x:01 + a | more |
    When "sub" sends x:01 + "b"
    Then "pub" should receive x:01 + "b"
    When "pub" sends the messages
      | a1 |
      | b1 |
    Then "sub" should receive "b1"

  # zmq_setsockopt(3), ZMQ_XSUB_VERBOSE_UNSUBSCRIBE (divergence C24): every cancellation goes upstream, not only the last.
  @LIBZMQ-XSUB-01 @axis-transport
  Scenario: an XSUB passes every cancellation on if it is told to
    Given an XPUB socket "pub" with options
      | XPUB_VERBOSER | 1 |
    And "pub" is bound
    And an XSUB socket "sub" with options
      | XSUB_VERBOSE_UNSUBSCRIBE | 1 |
    And "sub" is connected to "pub"
    When "sub" sends the messages
      | x:01 + a |
      | x:01 + a |
      | x:00 + a |
      | x:00 + a |
      | x:01 + b |
    Then "pub" should receive in order
      | x:01 + a |
      | x:01 + a |
      | x:00 + a |
      | x:00 + a |
      | x:01 + b |

  # zmq_setsockopt(3), ZMQ_XSUB_VERBOSE_UNSUBSCRIBE: off at first, so only the last cancellation of a topic goes upstream.
  @LIBZMQ-XSUB-01 @axis-transport
  Scenario: an XSUB passes only the last cancellation of a topic on
    Given an XPUB socket "pub" with options
      | XPUB_VERBOSER | 1 |
    And "pub" is bound
    And an XSUB socket "sub"
    And "sub" is connected to "pub"
    When "sub" sends the messages
      | x:01 + a |
      | x:01 + a |
      | x:00 + a |
      | x:00 + a |
      | x:01 + b |
    Then "pub" should receive in order
      | x:01 + a |
      | x:01 + a |
      | x:00 + a |
      | x:01 + b |
