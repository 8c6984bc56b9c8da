Feature: Messages towards a publisher that are no subscriptions

  # RFC 29, PUB: what else comes from subscribers is dropped without notice.
  @PUBSUB-PUB-06
  Scenario: a PUB drops messages of its subscribers
    Given a PUB socket "publisher"
    And "publisher" is bound
    And an XSUB peer is connected to "publisher"
    When the peer sends the messages
      | user message |         |
      | ""           |         |
      | many         | x:01 61 |
    And the peer subscribes to "a"
    And all subscriptions of the peer have reached "publisher"
    And "publisher" sends "a message"
    Then the peer should receive "a message"
    And "publisher" should still serve a new peer

  # RFC 29, XPUB: they reach the application. Those that begin with 01 or 00 cannot be told from requests and are taken for
  # such (divergence C26).
  @PUBSUB-XPB-13
  Scenario: an XPUB receives messages of its subscribers
    Given an XPUB socket "publisher"
    And "publisher" is bound
    And an XSUB peer is connected to "publisher"
    When the peer sends the messages
      | user message |
      | x:01 61      |
    Then "publisher" should receive in order
      | user message |
      | x:01 61      |
    When "publisher" sends "a message"
    Then the peer should receive "a message"

  # libzmq: each part of a message may be a request; a PUB drops the other parts.
  @LIBZMQ-XPUB-07 @PUBSUB-PUB-06
  Scenario: a PUB takes requests out of a message of several parts
    Given a PUB socket "publisher"
    And "publisher" is bound
    And an XSUB peer is connected to "publisher"
    When the peer sends the message
      | before | x:01 61 | between | x:01 63 |
    And all subscriptions of the peer have reached "publisher"
    And "publisher" sends the messages
      | before    |
      | a message |
      | between   |
      | c message |
    Then the peer should receive in order
      | a message |
      | c message |

  # zmq_setsockopt(3), ZMQ_ONLY_FIRST_SUBSCRIBE: only the first part may be a request.
  @LIBZMQ-XPUB-08
  Scenario: with ONLY_FIRST_SUBSCRIBE an XPUB leaves all parts but the first alone
    Given an XPUB socket "publisher" with options
      | ONLY_FIRST_SUBSCRIBE | 1 |
    And "publisher" is bound
    And an XSUB peer is connected to "publisher"
    When the peer sends the messages
      | before  | x:01 61 | after |
      | x:01 62 |         |       |
    Then "publisher" should receive in order
      | before  | x:01 61 | after |
      | x:01 62 |         |       |
    When "publisher" sends "a message"
    And "publisher" sends "b message"
    Then the peer should receive "b message"

  # RFC 29, XSUB: messages of the application go unchanged to every publisher.
  @PUBSUB-XSB-08
  Scenario: an XSUB sends messages to every publisher
    Given an XSUB socket "subscriber"
    And "subscriber" is bound
    And an XPUB peer is connected to "subscriber"
    And a second XPUB peer of ZMTP 3.0 is connected to "subscriber"
    When "subscriber" sends the message
      | user message | "" | end |
    Then the peer should receive the octets 01 len8("user message") 01 00 00 len8("end")
    And the second peer should receive the octets 01 len8("user message") 01 00 00 len8("end")
