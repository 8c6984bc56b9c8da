Feature: DEALER takes messages from its peers in turn

  However much one peer has sent, the others get their turn: one message of each in every round.

  # RFC 28, DEALER: incoming messages are read by fair queuing and handed to the application.
  @REQREP-DEA-03 @REQREP-DEA-11 @LIBZMQ-PULL-02 @axis-transport
  Scenario: a DEALER reads three busy peers in turn
    Given a DEALER socket "reader" with options
      | RCVHWM | 10 |
    And "reader" is bound
    And DEALER sockets "anna", "bert" and "carl" with options
      | SNDHWM | 10 |
    And "anna", "bert" and "carl" are connected to "reader"
    And "anna", "bert" and "carl" are full
    Then "reader" should receive 9 numbered messages from "anna", "bert" and "carl" in turn
    And "reader" should receive all numbered messages of "anna", "bert" and "carl" in order
