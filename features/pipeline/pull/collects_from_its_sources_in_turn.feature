Feature: PULL collects messages from its sources in turn

  A PULL is the worker's or the collector's end of a pipeline. It takes one message of each source in every round, so that a
  busy source does not drown a quiet one.

  # RFC 30, PULL: any number of PUSH peers, each with a queue of its own, read by fair queuing.
  @PIPE-PULL-01 @PIPE-PULL-03 @PIPE-PULL-07 @LIBZMQ-PULL-02 @axis-transport
  Scenario: a PULL reads three busy sources in turn
    Given a PULL socket "sink" with options
      | RCVHWM | 10 |
    And "sink" is bound
    And PUSH sockets "anna", "bert" and "carl" with options
      | SNDHWM | 10 |
    And "anna", "bert" and "carl" are connected to "sink"
    And "anna", "bert" and "carl" are full
    Then "sink" should receive 9 numbered messages from "anna", "bert" and "carl" in turn
    And "sink" should receive all numbered messages of "anna", "bert" and "carl" in order

  # RFC 30, PULL: everything is handed to the application, unfiltered and unchanged.
  @PIPE-PULL-02 @PIPE-PULL-08 @PIPE-PUSH-02 @axis-transport
  Scenario: a PULL delivers everything as it was sent
    Given a PULL socket "sink"
    And "sink" is bound
    And a PUSH socket "source"
    And "source" is connected to "sink"
    When "source" sends the messages
      | ""                   |            |    |
      | ""                   | ""         | "" |
      | x:00                 | x:01       |    |
      | x:FF FE              | ""         |    |
      | 256 octets of seed 9 | Grüße, 世界 |    |
    Then "sink" should receive in order
      | ""                   |            |    |
      | ""                   | ""         | "" |
      | x:00                 | x:01       |    |
      | x:FF FE              | ""         |    |
      | 256 octets of seed 9 | Grüße, 世界 |    |

  # RFC 30, PULL: a connection that it opens has its queue from the connect call on.
  @PIPE-PULL-04 @ZMTP30-SEM-01 @axis-transport
  Scenario: a PULL that connects first collects as soon as there is a source
    Given a PULL socket "sink"
    When "sink" connects to endpoint "later"
    And "sink" starts to receive
    Then "sink" should still be receiving
    Given a PUSH socket "source"
    And "source" is bound to endpoint "later"
    When "source" sends "at last"
    Then "sink" should finish receiving "at last"

  # RFC 30, PULL, with divergence C19: what a source had sent before it left is delivered.
  @PIPE-PULL-05 @LIBZMQ-LINGER-01 @axis-transport
  Scenario: a PULL still delivers what a source had sent before it left
    Given a PULL socket "sink"
    And "sink" is bound
    And PUSH sockets "leaver" and "stayer"
    And "leaver" and "stayer" are connected to "sink"
    When "leaver" sends 5 numbered messages
    And "leaver" has left "sink"
    Then "sink" should receive all numbered messages of "leaver" in order
    When "stayer" sends "still here"
    Then "sink" should receive "still here"

  # RFC 30, PULL: the limit of its queues can be set; together with the sender's it says how much fits on inproc.
  @PIPE-PULL-06 @PIPE-PULL-09 @PIPE-PUSH-06 @TR-INP-04 @transport-inproc
  Scenario: a PULL holds its source back when its queue is full
    Given a PULL socket "sink" with options
      | RCVHWM | 3 |
    And "sink" is bound
    And a PUSH socket "source" with options
      | SNDHWM | 2 |
    And "source" is connected to "sink"
    Then "source" should accept exactly 5 messages
    And "sink" should receive all numbered messages of "source" in order

  # zmq_socket(3), ZMQ_PULL: it only receives.
  @PIPE-PULL-01 @LIBZMQ-PULL-01 @axis-transport
  Scenario: a PULL cannot send
    Given a PULL socket "sink"
    And "sink" is bound
    And a PUSH socket "source"
    And "source" is connected to "sink"
    Then sending "anything" on "sink" should fail with ENOTSUP
    When "source" sends "work"
    Then "sink" should receive "work"
