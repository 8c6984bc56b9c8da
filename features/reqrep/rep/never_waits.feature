Feature: REP never waits for a client that does not read

  A service has other clients to think of. If one of them does not take its replies, these are lost to that client alone.

  # RFC 28, REP: sending does not block; what does not fit into the queue of the peer that asked is dropped.
  @REQREP-REP-12 @transport-inproc
  Scenario: a REP drops the replies that a client does not take
    Given a REP socket "service" with options
      | SNDHWM | 1 |
    And "service" is bound
    And a DEALER socket "client" with options
      | RCVHWM | 1 |
    And "client" is connected to "service"
    When "client" sends 10 numbered messages
    Then "service" should answer 10 numbered requests from "client" in turn
    And "client" should receive in order
      | "" | done |
      | "" | done |
    When "client" sends the message
      | "" | again |
    Then "service" should receive "again"
    When "service" sends "welcome"
    Then "client" should receive the message
      | "" | welcome |
