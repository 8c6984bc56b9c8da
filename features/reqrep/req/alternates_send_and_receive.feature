Feature: REQ alternates between sending a request and receiving its reply

  A REQ socket is the client's side of a conversation in lock step: it asks, it waits for the answer, it asks again.
  Whoever tries to do it in another order is told so with EFSM, and the conversation goes on as if nothing had happened.

  # RFC 28, REQ: one message out, one message in, and so on.
  @REQREP-REQ-02 @axis-transport
  Scenario: a REQ asks and is answered again and again
    Given a REP socket "service"
    And "service" is bound
    And a REQ socket "client"
    And "client" is connected to "service"
    When "client" sends "first question"
    Then "service" should receive "first question"
    When "service" sends "first answer"
    Then "client" should receive "first answer"
    When "client" sends "second question"
    Then "service" should receive "second question"
    When "service" sends "second answer"
    Then "client" should receive "second answer"

  # RFC 28, REQ: a second request has to wait for the reply to the first; zmq_socket(3) names the error.
  @REQREP-REQ-02 @LIBZMQ-REQ-01 @axis-transport
  Scenario: a REQ refuses to ask again before it was answered
    Given a REP socket "service"
    And "service" is bound
    And a REQ socket "client"
    And "client" is connected to "service"
    When "client" sends "question"
    Then sending "impatient" on "client" should fail with EFSM
    And "service" should receive "question"
    When "service" sends "answer"
    Then "client" should receive "answer"
    When "client" sends "next question"
    Then "service" should receive "next question"

  # RFC 28, REQ: it starts with a send; zmq_socket(3) names the error.
  @REQREP-REQ-02 @LIBZMQ-REQ-01 @axis-transport
  Scenario: a REQ refuses to receive before it has asked
    Given a REP socket "service"
    And "service" is bound
    And a REQ socket "client"
    And "client" is connected to "service"
    Then receiving on "client" should fail with EFSM
    When "client" sends "question"
    Then "service" should receive "question"
    When "service" sends "answer"
    Then "client" should receive "answer"
    And receiving on "client" should fail with EFSM
