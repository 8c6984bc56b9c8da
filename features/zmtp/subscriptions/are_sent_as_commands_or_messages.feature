Feature: Subscriptions are sent in the form of the peer's version

  ZMTP 3.1 has commands for them. A peer of 3.0 does not know these and is sent messages: 01 or 00, and the topic.

  # RFC 37, "Subscriptions": SUBSCRIBE and CANCEL with the topic.
  @ZMTP31-SUB-01 @ZMTP31-SUB-02 @PUBSUB-SUB-11 @LIBZMQ-GREETING-02
  Scenario Outline: a SUB subscribes and cancels by commands at a publisher of version <version>
    Given a SUB socket "subscriber"
    And "subscriber" is bound
    And a PUB peer of ZMTP <version> is connected to "subscriber"
    When "subscriber" subscribes to "topic"
    Then the peer should receive the octets 04 len8(len8("SUBSCRIBE") "topic")
    When "subscriber" unsubscribes from "topic"
    Then the peer should receive the octets 04 len8(len8("CANCEL") "topic")

    Examples:
      | version |
      | 3.1     |
      | 3.2     |
      | 4.0     |

  # RFC 23, "Publish-Subscribe": messages of one frame.
  @ZMTP30-SUB-02 @ZMTP30-SUB-03 @PUBSUB-SUB-11 @LIBZMQ-GREETING-02
  Scenario: a SUB subscribes and cancels by messages at a publisher of version 3.0
    Given a SUB socket "subscriber"
    And "subscriber" is bound
    And a PUB peer of ZMTP 3.0 is connected to "subscriber"
    When "subscriber" subscribes to "topic"
    Then the peer should receive the octets 00 len8(01 "topic")
    When "subscriber" unsubscribes from "topic"
    Then the peer should receive the octets 00 len8(00 "topic")

  # RFC 29, XSUB: the requests of the application go upstream in whatever form the transport has. libzmq sends them
  # as they are (divergence C88).
  @PUBSUB-XSB-12 @ZMTP31-SUB-01 @ZMTP31-SUB-02
  Scenario: an XSUB turns requests into commands for a publisher of version 3.1
    Given an XSUB socket "subscriber"
    And "subscriber" is bound
    And an XPUB peer is connected to "subscriber"
    When "subscriber" sends x:01 61 62
    Then the peer should receive the octets 04 len8(len8("SUBSCRIBE") "ab")
    When "subscriber" sends x:00 61 62
    Then the peer should receive the octets 04 len8(len8("CANCEL") "ab")

  @PUBSUB-XSB-12 @ZMTP30-SUB-02 @ZMTP30-SUB-03
  Scenario: an XSUB sends requests as messages to a publisher of version 3.0
    Given an XSUB socket "subscriber"
    And "subscriber" is bound
    And an XPUB peer of ZMTP 3.0 is connected to "subscriber"
    When "subscriber" sends x:01 61 62
    Then the peer should receive the octets 00 len8(01 "ab")
    When "subscriber" sends x:00 61 62
    Then the peer should receive the octets 00 len8(00 "ab")

  # An empty topic stands for everything.
  @ZMTP31-SUB-01 @ZMTP30-SUB-02
  Scenario: the empty topic is subscribed to in both forms
    Given a SUB socket "subscriber"
    And "subscriber" is bound
    And a PUB peer is connected to "subscriber"
    And a second PUB peer of ZMTP 3.0 is connected to "subscriber"
    When "subscriber" subscribes to ""
    Then the peer should receive the octets 04 len8(len8("SUBSCRIBE"))
    And the second peer should receive the octets 00 len8(01)

  # zmq_setsockopt(3), ZMQ_UNSUBSCRIBE: a topic that was never subscribed to is no error, and nothing is sent.
  @LIBZMQ-SUB-01
  Scenario: cancelling what was never subscribed to sends nothing
    Given a SUB socket "subscriber"
    And "subscriber" is bound
    And a PUB peer is connected to "subscriber"
    When "subscriber" unsubscribes from "never"
    And "subscriber" subscribes to "topic"
    Then the peer should receive the command SUBSCRIBE with "topic"
