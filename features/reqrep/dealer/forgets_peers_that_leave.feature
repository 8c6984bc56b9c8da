Feature: DEALER forgets what was meant for a peer that has left

  Who connects to a DEALER gets queues there. When the peer leaves, nobody will ever read what is queued for it: that goes
  away with the peer, and the next one does not inherit it.

  # RFC 28, DEALER: the queues of a peer that had connected are destroyed with the messages in them.
  @REQREP-DEA-05 @axis-transport
  Scenario: a DEALER drops what was queued for a peer that has left
    Given a DEALER socket "dealer" with options
      | SNDHWM | 2 |
    And "dealer" is bound
    And DEALER sockets "leaver" and "newcomer" with options
      | RCVHWM | 2 |
    And "leaver" is connected to "dealer"
    And "dealer" is full
    When "leaver" has left "dealer"
    And "newcomer" is connected to "dealer"
    And "dealer" sends "fresh"
    Then "newcomer" should receive "fresh"

  # Divergence C19: what a peer had sent before it left is delivered; RFC 28 would destroy that as well.
  @REQREP-DEA-05 @axis-transport
  Scenario: a DEALER still delivers the last words of a peer that has left
    Given a DEALER socket "dealer"
    And "dealer" is bound
    And DEALER sockets "leaver" and "stayer"
    And "leaver" and "stayer" are connected to "dealer"
    When "leaver" sends "last words"
    And "leaver" has left "dealer"
    Then "dealer" should receive "last words"
    When "stayer" sends "still here"
    Then "dealer" should receive "still here"
