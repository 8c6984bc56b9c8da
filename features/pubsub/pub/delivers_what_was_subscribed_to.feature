Feature: PUB delivers to each subscriber what it has subscribed to

  A publisher speaks to whoever listens. Each subscriber names the beginnings of the messages that it wants, its topics; the
  rest never reaches it. Nobody waits for anybody.

  # RFC 29, PUB: a subscription matches when its octets are the beginning of the first frame.
  @PUBSUB-PUB-10 @ZMTP30-SUB-04 @PUBSUB-SUB-10 @axis-transport
  Scenario: a subscriber receives the messages that begin with its topic
    Given a PUB socket "pub"
    And "pub" is bound
    And a SUB socket "sub"
    And "sub" is connected to "pub"
    And "sub" is subscribed to "weather.b" at "pub"
    When "pub" sends the messages
      | weather.berlin |
      | weather        |
      | weather.paris  |
      | Weather.b      |
      | news           |
      | weather.b      |
    Then "sub" should receive in order
      | weather.berlin |
      | weather.b      |
    When "pub" sends "weather.bonn"
    Then "sub" should receive "weather.bonn"

  # RFC 29, PUB: any number of subscribers, SUB and XSUB, each with a queue and topics of its own.
  @PUBSUB-PUB-01 @PUBSUB-PUB-02 @PUBSUB-XSB-01 @PUBSUB-SUB-01 @axis-transport
  Scenario: several subscribers receive each what they want
    Given a PUB socket "pub"
    And "pub" is bound
    And SUB sockets "reds" and "blues"
    And an XSUB socket "both"
    And "reds", "blues" and "both" are connected to "pub"
    And "reds" is subscribed to "red" at "pub"
    And "blues" is subscribed to "blue" at "pub"
    And "both" is subscribed to "red" at "pub"
    And "both" is subscribed to "blue" at "pub"
    When "pub" sends the messages
      | red 1  |
      | blue 1 |
      | red 2  |
    Then "reds" should receive in order
      | red 1 |
      | red 2 |
    And "blues" should receive "blue 1"
    And "both" should receive in order
      | red 1  |
      | blue 1 |
      | red 2  |

  # RFC 29 leaves frames open; the first one is compared, and the message comes with all of them, unchanged.
  @PUBSUB-GEN-05 @PUBSUB-SUB-08 @PUBSUB-XSB-04 @ZMTP30-FRM-07 @axis-transport
  Scenario: a message of several frames is matched on its first one and delivered whole
    Given a PUB socket "pub"
    And "pub" is bound
    And a SUB socket "sub"
    And an XSUB socket "xsub"
    And "sub" and "xsub" are connected to "pub"
    And "sub" and "xsub" are subscribed to x:00 FF at "pub"
    When "pub" sends the messages
      | other    | x:00 FF | no |
      | x:00     | x:FF    | no |
      | x:00 FF  | ""      | 1  |
      | x:00 FF 01 | 300 octets of seed 2 | "" |
    Then "sub" should receive in order
      | x:00 FF    | ""                   | 1  |
      | x:00 FF 01 | 300 octets of seed 2 | "" |
    And "xsub" should receive in order
      | x:00 FF    | ""                   | 1  |
      | x:00 FF 01 | 300 octets of seed 2 | "" |

  # RFC 23, subscriptions: the empty topic is the beginning of everything.
  @ZMTP30-SUB-04 @PUBSUB-SUB-08 @axis-transport
  Scenario: a subscriber to the empty topic receives everything
    Given a PUB socket "pub"
    And "pub" is bound
    And a SUB socket "sub"
    And "sub" is connected to "pub"
    And "sub" is subscribed to "" at "pub"
    When "pub" sends the messages
      | ""   |    |
      | x:00 | "" |
      | any  |    |
    Then "sub" should receive in order
      | ""   |    |
      | x:00 | "" |
      | any  |    |

  # zmq_socket(3), ZMQ_PUB; RFC 29 does not say: who was not there, or had not subscribed yet, gets nothing later.
  @LIBZMQ-PUB-02 @PUBSUB-GEN-04 @PUBSUB-PUB-12 @PUBSUB-SUB-12 @axis-transport
  Scenario: a message that nobody has subscribed to yet is gone
    Given a PUB socket "pub"
    And "pub" is bound
    When "pub" sends "to nobody"
    Given a SUB socket "sub"
    And "sub" is connected to "pub"
    When "pub" sends "to somebody who did not subscribe"
    Given "sub" is subscribed to "" at "pub"
    When "pub" sends "in time"
    Then "sub" should receive "in time"

  # RFC 29, PUB and SUB: one only sends, the other only receives; a PUB never shows the requests of its subscribers.
  @PUBSUB-PUB-01 @PUBSUB-PUB-14 @PUBSUB-SUB-01 @LIBZMQ-PUB-03 @LIBZMQ-SUB-02 @axis-transport
  Scenario: a PUB cannot receive and a SUB cannot send
    Given a PUB socket "pub"
    And "pub" is bound
    And a SUB socket "sub"
    And "sub" is connected to "pub"
    And "sub" is subscribed to "a" at "pub"
    Then receiving on "pub" should fail with ENOTSUP
    And sending "anything" on "sub" should fail with ENOTSUP
    When "pub" sends "a message"
    Then "sub" should receive "a message"

  # RFC 29, PUB: it can connect too; its queue then exists from the connect call on.
  @PUBSUB-PUB-03 @PUBSUB-SUB-03 @ZMTP30-SEM-01 @axis-transport
  Scenario: a PUB that connects publishes to a SUB that is bound
    Given a SUB socket "sub"
    And "sub" subscribes to "a"
    And a PUB socket "pub"
    When "pub" connects to endpoint "later"
    And "pub" sends "a message too early"
    And "sub" is bound to endpoint "later"
    Given the subscriptions of "sub" have reached "pub"
    When "pub" sends "a message in time"
    Then "sub" should receive "a message in time"
