Feature: PUB never waits for a slow subscriber

  A subscriber that does not read fast enough loses messages, silently, and nobody else notices: neither the publisher nor
  the other subscribers.

  # RFC 29, PUB: what does not fit into the queue of a subscriber is lost to that subscriber (divergence C49: exact on inproc).
  @PUBSUB-PUB-02 @PUBSUB-PUB-05 @PUBSUB-PUB-11 @PUBSUB-PUB-12 @PUBSUB-SUB-05 @transport-inproc
  Scenario: a subscriber that does not read loses what does not fit into its queue
    Given a PUB socket "pub" with options
      | SNDHWM | 1 |
    And "pub" is bound
    And a SUB socket "quick"
    And a SUB socket "slow" with options
      | RCVHWM | 1 |
    And "quick" is connected to "pub"
    And "quick" is subscribed to "" at "pub"
    And "slow" is connected to "pub"
    And "slow" is subscribed to "a" at "pub"
    When "pub" sends 4 numbered messages to topic "a"
    Then "quick" should receive all numbered messages of "pub" in order
    And "slow" should receive 2 numbered messages of "pub" in order
    And receiving on "slow" should fail with EAGAIN
    When "pub" sends "a fresh one"
    Then "slow" should receive "a fresh one"

  # libzmq, dist.cpp: a message that does not fit is lost with all its frames.
  @LIBZMQ-PUB-01 @ZMTP30-FRM-07 @transport-inproc
  Scenario: a message that does not fit is lost with all its frames
    Given a PUB socket "pub" with options
      | SNDHWM | 1 |
    And "pub" is bound
    And a SUB socket "slow" with options
      | RCVHWM | 1 |
    And "slow" is connected to "pub"
    And "slow" is subscribed to "" at "pub"
    When "pub" sends the messages
      | 1 | one   | uno  |
      | 2 | two   | due  |
      | 3 | three | tre  |
    Then "slow" should receive in order
      | 1 | one | uno |
      | 2 | two | due |
    And receiving on "slow" should fail with EAGAIN
    When "pub" sends the message
      | 4 | four | quattro |
    Then "slow" should receive the message
      | 4 | four | quattro |

  # RFC 29, PUB: sending does not block, whatever the subscribers do.
  @PUBSUB-PUB-11 @PUBSUB-PUB-12 @axis-transport
  Scenario: a PUB sends thousands of messages to a subscriber that does not read
    Given a PUB socket "pub" with options
      | SNDHWM | 5 |
    And "pub" is bound
    And a SUB socket "stalled" with options
      | RCVHWM | 5 |
    And "stalled" is connected to "pub"
    And "stalled" is subscribed to "pub" at "pub"
    When "pub" sends 3000 numbered messages
    Given a SUB socket "fresh"
    And "fresh" is connected to "pub"
    And "fresh" is subscribed to "news" at "pub"
    When "pub" sends "news as usual"
    Then "fresh" should receive "news as usual"

  # RFC 29, PUB: what was queued for a subscriber that had connected goes with it.
  @PUBSUB-PUB-04 @axis-transport
  Scenario: a PUB forgets a subscriber that has left
    Given a PUB socket "pub"
    And "pub" is bound
    And SUB sockets "leaver" and "newcomer"
    And "leaver" is connected to "pub"
    And "leaver" is subscribed to "" at "pub"
    When "pub" sends "for the leaver"
    And "leaver" has left "pub"
    And "pub" sends "for nobody"
    And "newcomer" is connected to "pub"
    And "newcomer" is subscribed to "" at "pub"
    And "pub" sends "for the newcomer"
    Then "newcomer" should receive "for the newcomer"
