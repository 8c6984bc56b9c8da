Feature: Every connection to a publisher begins with the current subscriptions

  A publisher knows nothing of a subscriber that it has not been told on this connection. libzmq does all this while the
  application is inside the subscriber, so here it waits for a message meanwhile (divergence C66).

  # RFC 29, XSUB: a new connection gets all current subscriptions, and no others.
  @PUBSUB-XSB-14
  Scenario: a publisher that connects is told what is subscribed to by now
    Given a SUB socket "subscriber"
    And "subscriber" is bound
    When "subscriber" subscribes to "gone"
    And "subscriber" subscribes to "topic"
    And "subscriber" unsubscribes from "gone"
    And "subscriber" starts to receive
    Given a PUB peer is connected to "subscriber"
    Then the peer should receive the command SUBSCRIBE with "topic"
    When the peer sends the command PING with u16(0) "marker"
    Then the peer should receive the command PONG with "marker"
    When the peer sends "topic of today"
    Then "subscriber" should finish receiving "topic of today"

  # The same for the second publisher, in the form of its version.
  @PUBSUB-XSB-14
  Scenario: each publisher is told by itself
    Given a SUB socket "subscriber"
    And "subscriber" is bound
    And a PUB peer is connected to "subscriber"
    When "subscriber" subscribes to "topic"
    Then the peer should receive the command SUBSCRIBE with "topic"
    When "subscriber" starts to receive
    Given a second PUB peer of ZMTP 3.0 is connected to "subscriber"
    Then the second peer should receive the octets 00 len8(01 "topic")
    When the second peer sends "topic of today"
    Then "subscriber" should finish receiving "topic of today"

  # RFC 29, XSUB: a re-established connection is a new one.
  @PUBSUB-XSB-14
  Scenario: a publisher that comes back is told again
    Given a SUB socket "subscriber" with options
      | RECONNECT_IVL | 10 |
    And "subscriber" is connected to a PUB peer
    When "subscriber" subscribes to "topic"
    Then the peer should receive the command SUBSCRIBE with "topic"
    When "subscriber" starts to receive
    And the peer closes its connection
    Then "subscriber" should connect to the peer again
    When the peer performs the NULL handshake as PUB
    Then the peer should receive the command SUBSCRIBE with "topic"
    When the peer sends "topic of today"
    Then "subscriber" should finish receiving "topic of today"

  # RFC 29, XSUB: before a connection is closed its subscriptions are cancelled. libzmq does not (divergence C25).
  @PUBSUB-XSB-13
  Scenario: a publisher that is disconnected from is told that nothing is subscribed to any more
    Given a SUB socket "subscriber"
    And "subscriber" is connected to a PUB peer
    When "subscriber" subscribes to "topic"
    Then the peer should receive the command SUBSCRIBE with "topic"
    When "subscriber" disconnects from the peer
    Then the peer should receive the command CANCEL with "topic"
    And "subscriber" should close the connection to the peer

  # RFC 29, XPUB: a connection that is lost says nothing any more, so the cancellations are made up.
  @PUBSUB-XPB-11
  Scenario: an XPUB cancels what a lost subscriber had subscribed to
    Given an XPUB socket "xpub"
    And "xpub" is bound
    And a SUB peer is connected to "xpub"
    When the peer subscribes to "a"
    Then "xpub" should receive x:01 + "a"
    When the peer closes its connection
    Then "xpub" should receive x:00 + "a"
    And "xpub" should still serve a new peer
