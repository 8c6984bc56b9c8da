Feature: REQ listens only to the service that it asked

  Whoever has served a client once knows its address and could send it something at any time. A REQ takes an answer only
  from the peer that its last request went to, and throws away the rest without a word.

  # RFC 28, REQ: a message from another peer than the one that was asked is discarded silently.
  @REQREP-REQ-08 @REQREP-REQ-09 @axis-transport
  Scenario: a REQ ignores an answer from a service that it did not ask
    Given ROUTER sockets "asked" and "meddler"
    And "asked" and "meddler" are bound
    And a REQ socket "client" with options
      | ROUTING_ID | "client" |
    And "client" is connected to "asked" and "meddler"
    When "client" sends "question"
    Then "asked" should receive the message
      | client | "" | question |
    When "meddler" sends the message
      | client | "" | wrong |
    And "client" starts to receive
    Then "client" should still be receiving
    When "asked" sends the message
      | client | "" | right |
    Then "client" should finish receiving "right"

  # RFC 28, REQ: that holds as well when the asked peer has gone (divergence C71: libzmq then listens to anybody).
  @REQREP-REQ-08 @LIBZMQ-REQ-06 @axis-transport
  Scenario: a REQ whose service has left takes no answer from another
    Given a REQ socket "client" with options
      | ROUTING_ID  | "client" |
      | REQ_RELAXED | 1        |
    And "client" is bound
    And ROUTER sockets "asked" and "meddler"
    And "asked" is connected to "client"
    When "client" sends "question"
    Then "asked" should receive the message
      | client | "" | question |
    When "asked" has left "client"
    Then "client" should stop being writable
    When "meddler" is connected to "client"
    And "meddler" sends the message
      | client | "" | wrong |
    And option RCVTIMEO of "client" is set to 200
    Then receiving on "client" should give up with EAGAIN after 200 ms
    When "client" sends "another question"
    Then "meddler" should receive the message
      | client | "" | another question |

  # libzmq, req.cpp: the request dies with its service, and a service that comes back is not asked again.
  @LIBZMQ-REQ-07 @transport-tcp
  Scenario: a REQ does not repeat its request to a restarted service over tcp
    Given a REP socket "service"
    And "service" is bound
    And a REQ socket "client"
    And "client" is connected to "service"
    When "client" sends "lost"
    Then "service" should receive "lost"
    When "service" is shut down
    Given a REP socket "restarted"
    And "restarted" is bound to the endpoint of "service"
    Then "client" should be connected to "restarted"
    And sending "again" on "client" should fail with EFSM
    And receiving on "client" should fail with EAGAIN
    When option REQ_RELAXED of "client" is set to 1
    Then "client" should be served by "restarted"
