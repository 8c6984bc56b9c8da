Feature: ROUTER takes messages from its peers in turn

  A ROUTER keeps the messages of each peer apart and takes one of each in every round, so that no client starves another.

  # RFC 28, ROUTER: incoming messages are read by fair queuing.
  @REQREP-ROU-02 @REQREP-ROU-08 @LIBZMQ-PULL-02 @axis-transport
  Scenario: a ROUTER reads three busy peers in turn
    Given a ROUTER socket "router" with options
      | RCVHWM | 10 |
    And "router" is bound
    And DEALER sockets "anna", "bert" and "carl" with options
      | SNDHWM | 10 |
    And "anna", "bert" and "carl" are connected to "router"
    And "anna", "bert" and "carl" are full
    Then "router" should receive 9 numbered messages from "anna", "bert" and "carl" in turn
    And "router" should receive all numbered messages of "anna", "bert" and "carl" in order
