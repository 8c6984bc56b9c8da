Feature: REP alternates between receiving a request and sending its reply

  A REP socket is the service's side of the conversation in lock step: it takes one request, answers it, takes the next.

  # RFC 28, REP: one message in, one message out; zmq_socket(3) names the error.
  @REQREP-REP-03 @LIBZMQ-REP-01 @axis-transport
  Scenario: a REP refuses to answer before it was asked
    Given a REP socket "service"
    And "service" is bound
    And a REQ socket "client"
    And "client" is connected to "service"
    Then sending "premature" on "service" should fail with EFSM
    And "client" should be served by "service"
    And sending "once more" on "service" should fail with EFSM
    And "client" should be served by "service"

  # RFC 28, REP: it answers one request before it takes the next, however many are waiting.
  @REQREP-REP-03 @REQREP-REP-08 @LIBZMQ-REP-01 @axis-transport
  Scenario: a REP refuses to take a second request before it has answered the first
    Given a REP socket "service"
    And "service" is bound
    And REQ sockets "one" and "two"
    And "one" and "two" are connected to "service"
    When "one" sends "first"
    Then "service" should receive "first"
    When "two" sends "second"
    Then receiving on "service" should fail with EFSM
    When "service" sends "answer to first"
    Then "one" should receive "answer to first"
    And "service" should receive "second"
    When "service" sends "answer to second"
    Then "two" should receive "answer to second"
