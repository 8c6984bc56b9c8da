Feature: Subscriptions are understood in every form

  A publisher takes commands and messages, and sends a subscriber what it has asked for, and nothing else.

  # RFC 23, "Publish-Subscribe": the publisher filters, so what nobody wants is not on the wire; messages are unchanged.
  # RFC 37: commands; a 3.1 publisher understands messages too.
  @ZMTP30-SUB-01 @ZMTP31-SUB-04 @PUBSUB-PUB-07 @PUBSUB-PUB-09 @PUBSUB-PUB-13
  Scenario Outline: a PUB serves a subscription that comes as <form> from a peer of version <version>
    Given a PUB socket "publisher"
    And "publisher" is bound
    And a SUB peer of ZMTP <version> is connected to "publisher"
    When the peer sends the octets <octets>
    And all subscriptions of the peer have reached "publisher"
    And "publisher" sends the messages
      | b before    | not wanted |
      | a           | wanted     |
      | A           | not wanted |
      | and another | ""         |
    Then the peer should receive the octets 01 len8("a") 00 len8("wanted") 01 len8("and another") 00 00

    Examples:
      | form      | version | octets                         |
      | a command | 3.1     | 04 len8(len8("SUBSCRIBE") "a") |
      | a message | 3.1     | 00 len8(01 "a")                |
      | a message | 3.0     | 00 len8(01 "a")                |

  @ZMTP30-SUB-01 @ZMTP31-SUB-04 @PUBSUB-PUB-13
  Scenario Outline: a PUB takes a cancellation that comes as <form> from a peer of version <version>
    Given a PUB socket "publisher"
    And "publisher" is bound
    And a SUB peer of ZMTP <version> is connected to "publisher"
    When the peer subscribes to "a"
    And the peer subscribes to "b"
    And the peer sends the octets <octets>
    And all subscriptions of the peer have reached "publisher"
    And "publisher" sends "a cancelled"
    And "publisher" sends "b subscribed"
    Then the peer should receive "b subscribed"

    Examples:
      | form      | version | octets                      |
      | a command | 3.1     | 04 len8(len8("CANCEL") "a") |
      | a message | 3.1     | 00 len8(00 "a")             |
      | a message | 3.0     | 00 len8(00 "a")             |

  # The form may differ between a subscription and its cancellation.
  @ZMTP31-SUB-04
  Scenario: what was subscribed to by command is cancelled by message
    Given a PUB socket "publisher"
    And "publisher" is bound
    And a SUB peer is connected to "publisher"
    When the peer sends the octets 04 len8(len8("SUBSCRIBE") "a") 00 len8(00 "a") 00 len8(01 "b")
    And all subscriptions of the peer have reached "publisher"
    And "publisher" sends "a cancelled"
    And "publisher" sends "b subscribed"
    Then the peer should receive "b subscribed"

  # RFC 29, XPUB: the application sees each request as a message, 01 or 00 and the topic, whatever its form was.
  @PUBSUB-XPB-06 @PUBSUB-XPB-13 @ZMTP31-SUB-04
  Scenario: an XPUB shows subscriptions of every form alike, and filters like a PUB
    Given an XPUB socket "publisher"
    And "publisher" is bound
    And a SUB peer is connected to "publisher"
    And a second SUB peer of ZMTP 3.0 is connected to "publisher"
    When the peer sends the command SUBSCRIBE with "ab"
    Then "publisher" should receive x:01 61 62
    When the second peer sends x:01 63 64
    Then "publisher" should receive x:01 63 64
    When "publisher" sends "cde"
    And "publisher" sends "abc"
    Then the peer should receive "abc"
    And the second peer should receive "cde"
    When the peer cancels "ab"
    Then "publisher" should receive x:00 61 62
