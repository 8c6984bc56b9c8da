Feature: REQ keeps its request until there is a service for it

  A client can be started before any service is there. Its request is never lost on the way: either the send waits, or the
  request waits in the queue of a connection that is still being made.

  # RFC 28, REQ: with nobody connected a send waits or fails, and the request is not thrown away.
  @REQREP-REQ-06 @REQREP-REQ-07 @axis-transport
  Scenario: a REQ that nobody has connected to fails at once when it must not wait
    Given a REQ socket "client"
    And "client" is bound
    Then sending "too early" on "client" should fail with EAGAIN
    When "client" starts to send "patient"
    Then "client" should still be sending
    Given a REP socket "service"
    When "service" is connected to "client"
    Then "client" should finish sending
    And "service" should receive "patient"

  # RFC 28, REQ: the queue of a connection exists before the connection does (divergence C20: from the connect call on).
  @REQREP-REQ-06 @REQREP-REQ-07 @axis-transport
  Scenario: a REQ that connects first is served as soon as the service binds
    Given a REQ socket "client"
    When "client" connects to endpoint "shop"
    And "client" sends "early bird"
    Given a REP socket "service"
    And "service" is bound to endpoint "shop"
    Then "service" should receive "early bird"
    When "service" sends "worm"
    Then "client" should receive "worm"

  # RFC 28, REQ: a request that was taken on is not thrown away because the service is slow.
  @REQREP-REQ-07 @axis-transport
  Scenario: a REQ waits for a slow service
    Given a REP socket "service"
    And "service" is bound
    And a REQ socket "client"
    And "client" is connected to "service"
    When "client" sends "question"
    And "client" starts to receive
    Then "client" should still be receiving
    And "service" should receive "question"
    When "service" sends "answer"
    Then "client" should finish receiving "answer"
