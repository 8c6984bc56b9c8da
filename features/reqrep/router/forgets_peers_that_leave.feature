Feature: ROUTER forgets a peer that has left

  When a peer that had connected goes away, its routing id and everything queued for it go with it. Another peer with the
  same routing id begins afresh.

  # RFC 28, ROUTER: the queues of a peer that had connected are destroyed with the messages in them.
  @REQREP-ROU-04 @axis-transport
  Scenario: a ROUTER does not keep messages for a peer that has left
    Given a ROUTER socket "router"
    And "router" is bound
    And DEALER sockets "leaver" and "successor" with options
      | ROUTING_ID | "peer" |
    And "leaver" is connected to "router"
    When "router" sends the message
      | peer | welcome |
    Then "leaver" should receive "welcome"
    When "leaver" has left "router"
    And "router" sends the message
      | peer | nobody reads this |
    And "successor" is connected to "router"
    And "router" sends the message
      | peer | fresh |
    Then "successor" should receive "fresh"

  # Divergence C19: what a peer had sent before it left is delivered; RFC 28 would destroy that as well.
  @REQREP-ROU-04 @axis-transport
  Scenario: a ROUTER still delivers the last words of a peer that has left
    Given a ROUTER socket "router" with options
      | ROUTER_MANDATORY | 1 |
    And "router" is bound
    And DEALER sockets "leaver" and "stayer"
    And "leaver" and "stayer" are connected to "router"
    When "leaver" sends "last words"
    And "leaver" has left "router"
    Then "router" should receive the message
      | <leaver> | last words |
    And sending on "router" should fail with EHOSTUNREACH
      | <leaver> | come back |
    When "stayer" sends "still here"
    Then "router" should receive the message
      | <stayer> | still here |
