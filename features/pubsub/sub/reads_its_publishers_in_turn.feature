Feature: SUB reads its publishers in turn

  A subscriber can listen to many publishers. None of them can drown the others, and one that leaves takes nothing away.

  # RFC 29, SUB: a queue for each publisher, read by fair queuing.
  @PUBSUB-SUB-02 @PUBSUB-SUB-07 @LIBZMQ-PULL-02 @axis-transport
  Scenario: a SUB reads two busy publishers in turn
    Given a SUB socket "reader" with options
      | RCVHWM | 10 |
    And "reader" is bound
    And XPUB sockets "anna" and "bert" with options
      | SNDHWM      | 10 |
      | XPUB_NODROP | 1  |
    And "anna" and "bert" are connected to "reader"
    And "reader" is subscribed to "" at "anna" and "bert"
    And "anna" and "bert" are full
    Then "reader" should receive 6 numbered messages from "anna" and "bert" in turn
    And "reader" should receive all numbered messages of "anna" and "bert" in order

  # RFC 29, XSUB: the same.
  @PUBSUB-XSB-02 @PUBSUB-XSB-03 @PUBSUB-XSB-06 @LIBZMQ-PULL-02 @axis-transport
  Scenario: an XSUB reads two busy publishers in turn
    Given an XSUB socket "reader" with options
      | RCVHWM | 10 |
    And "reader" is bound
    And XPUB sockets "anna" and "bert" with options
      | SNDHWM      | 10 |
      | XPUB_NODROP | 1  |
    And "anna" and "bert" are connected to "reader"
    And "reader" is subscribed to "" at "anna" and "bert"
    And "anna" and "bert" are full
    Then "reader" should receive 6 numbered messages from "anna" and "bert" in turn
    And "reader" should receive all numbered messages of "anna" and "bert" in order

  # RFC 29, SUB and XSUB, with divergence C23: a full queue holds the connection up, and nothing is dropped at this end.
  @PUBSUB-SUB-05 @PUBSUB-SUB-06 @PUBSUB-XSB-05 @axis-transport
  Scenario Outline: a <type> with a small queue loses nothing that its publisher has queued
    Given a PUB socket "pub"
    And "pub" is bound
    And a <type> socket "reader" with options
      | RCVHWM | 5 |
    And "reader" is connected to "pub"
    And "reader" is subscribed to "" at "pub"
    When "pub" sends 200 numbered messages
    Then "reader" should receive all numbered messages of "pub" in order

    Examples: both kinds of subscriber
      | type |
      | SUB  |
      | XSUB |

  # RFC 29, SUB and XSUB, with divergence C19: what a publisher had sent before it left is delivered.
  @PUBSUB-SUB-04 @PUBSUB-XSB-02 @axis-transport
  Scenario Outline: a <type> still delivers what a publisher had sent before it left
    Given a <type> socket "reader"
    And "reader" is bound
    And PUB sockets "leaver" and "stayer"
    And "leaver" and "stayer" are connected to "reader"
    And "reader" is subscribed to "" at "leaver" and "stayer"
    When "leaver" sends "last words"
    And "leaver" has left "reader"
    Then "reader" should receive "last words"
    When "stayer" sends "still here"
    Then "reader" should receive "still here"

    Examples: both kinds of subscriber
      | type |
      | SUB  |
      | XSUB |
