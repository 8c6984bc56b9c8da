Feature: REP takes requests from its clients in turn

  However many requests one client piles up, another one's request is not left waiting behind all of them.

  # RFC 28, REP: incoming requests are read by fair queuing.
  @REQREP-REP-05 @axis-transport
  Scenario: a REP serves two busy clients alternately
    Given a REP socket "service" with options
      | RCVHWM | 10 |
    And "service" is bound
    And DEALER sockets "anna" and "bert" with options
      | SNDHWM | 10 |
    And "anna" and "bert" are connected to "service"
    And "anna" and "bert" are full
    Then "service" should answer 6 numbered requests from "anna" and "bert" in turn
    And "service" should answer all numbered requests of "anna" and "bert"
