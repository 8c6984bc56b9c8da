Feature: SUB chooses its topics while it runs

  A subscriber adds and removes topics at any time. Topics are counted and may overlap; what matters is whether any of them
  is the beginning of a message.

  # zmq_setsockopt(3), ZMQ_UNSUBSCRIBE: a topic that was taken back is not delivered any more.
  @PUBSUB-SUB-12 @ZMTP30-SUB-04 @axis-transport
  Scenario: a subscriber stops receiving what it has unsubscribed from
    Given a PUB socket "pub"
    And "pub" is bound
    And a SUB socket "sub"
    And "sub" is connected to "pub"
    And "sub" is subscribed to "a" at "pub"
    And "sub" is subscribed to "b" at "pub"
    When "pub" sends "a1"
    Then "sub" should receive "a1"
    Given "sub" is no longer subscribed to "a" at "pub"
    When "pub" sends the messages
      | a2 |
      | b1 |
    Then "sub" should receive "b1"

  # zmq_setsockopt(3), ZMQ_UNSUBSCRIBE, and RFC 23 (divergence C24: counted between two sockets): twice in, twice out.
  @LIBZMQ-SUB-03 @ZMTP30-SUB-05 @ZMTP31-SUB-03 @axis-transport
  Scenario: a topic that was subscribed to twice has to be unsubscribed from twice
    Given a PUB socket "pub"
    And "pub" is bound
    And a SUB socket "sub"
    And "sub" is connected to "pub"
    And "sub" is subscribed to "end" at "pub"
    And "sub" is subscribed to "a" at "pub"
    And "sub" is subscribed to "a" at "pub"
    And "sub" is no longer subscribed to "a" at "pub"
    When "pub" sends "a1"
    Then "sub" should receive "a1"
    Given "sub" is no longer subscribed to "a" at "pub"
    When "pub" sends the messages
      | a2  |
      | end |
    Then "sub" should receive "end"

  # RFC 23, subscriptions: they add up; a message that several of them match is still one message.
  @ZMTP30-SUB-05 @ZMTP30-SEM-04 @axis-transport
  Scenario: a message that two topics match is received once
    Given a PUB socket "pub"
    And "pub" is bound
    And a SUB socket "sub"
    And "sub" is connected to "pub"
    And "sub" is subscribed to "a" at "pub"
    And "sub" is subscribed to "ab" at "pub"
    When "pub" sends the messages
      | abc |
      | a   |
    Then "sub" should receive in order
      | abc |
      | a   |

  # zmq_setsockopt(3), ZMQ_UNSUBSCRIBE: taking back what was never asked for is no error and changes nothing.
  @LIBZMQ-SUB-01 @axis-transport
  Scenario: a subscriber may unsubscribe from what it never subscribed to
    Given a PUB socket "pub"
    And "pub" is bound
    And a SUB socket "sub"
    And "sub" is connected to "pub"
    And "sub" is subscribed to "a" at "pub"
    And "sub" is no longer subscribed to "b" at "pub"
    And "sub" is no longer subscribed to "" at "pub"
    When "pub" sends the messages
      | b1 |
      | a1 |
    Then "sub" should receive "a1"

  # RFC 29, SUB: subscriptions belong to the socket: every publisher learns of them, also one that comes later.
  @PUBSUB-SUB-01 @PUBSUB-SUB-03 @axis-transport
  Scenario: a subscription holds for publishers that come later
    Given a SUB socket "sub"
    And "sub" subscribes to "a"
    And a PUB socket "first"
    And an XPUB socket "second"
    And "first" and "second" are bound
    When "sub" is connected to "first" and "second"
    And the subscriptions of "sub" have reached "first" and "second"
    And "first" sends "a from the first"
    Then "sub" should receive "a from the first"
    When "second" sends the messages
      | b from the second |
      | a from the second |
    Then "sub" should receive "a from the second"

  # RFC 23, error handling: a connection that is made again begins with all subscriptions.
  @ZMTP30-SEM-02 @PUBSUB-SUB-03 @transport-tcp
  Scenario: a subscriber renews its subscriptions with a restarted publisher
    Given a PUB socket "pub"
    And "pub" is bound
    And a SUB socket "sub"
    And "sub" is connected to "pub"
    And "sub" is subscribed to "a" at "pub"
    When "pub" is shut down
    Given a PUB socket "restarted"
    And "restarted" is bound to the endpoint of "pub"
    Then "sub" should be connected to "restarted"
    Given the subscriptions of "sub" have reached "restarted"
    When "restarted" sends the messages
      | b1 |
      | a1 |
    Then "sub" should receive "a1"

  # RFC 29 does not have it; zmq_setsockopt(3), ZMQ_INVERT_MATCHING: set at both ends, topics mean what is not wanted.
  @PUBSUB-GEN-03 @axis-transport
  Scenario: with inverted matching a subscriber receives what does not match
    Given an XPUB socket "pub" with options
      | INVERT_MATCHING | 1 |
    And "pub" is bound
    And a SUB socket "sub" with options
      | INVERT_MATCHING | 1 |
    And "sub" is connected to "pub"
    When "sub" subscribes to "noise"
    Then "pub" should receive x:01 + "noise"
    When "pub" sends the messages
      | noise 1 |
      | music 1 |
      | noise 2 |
      | music 2 |
    Then "sub" should receive in order
      | music 1 |
      | music 2 |
