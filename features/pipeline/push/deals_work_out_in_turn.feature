Feature: PUSH deals work out to its workers in turn

  A PUSH socket hands out work that any worker can do: each message goes to one of the connected PULL sockets, the next
  message to the next of them. A worker that cannot take more is passed over.

  # RFC 30, PUSH: any number of PULL peers; messages go round-robin to the available ones.
  @PIPE-PUSH-01 @PIPE-PUSH-08 @PIPE-PULL-08 @axis-transport
  Scenario: a PUSH gives each of three workers every third message
    Given PULL sockets "one", "two" and "three"
    And "one", "two" and "three" are bound
    And a PUSH socket "source"
    And "source" is connected to "one", "two" and "three"
    When "source" sends the messages
      | a |
      | b |
      | c |
      | d |
      | e |
      | f |
    Then "one" should receive in order
      | a |
      | d |
    And "two" should receive in order
      | b |
      | e |
    And "three" should receive in order
      | c |
      | f |

  # RFC 30, PUSH and PULL: messages pass without being filtered or changed, and all frames of one go to one worker.
  @PIPE-PUSH-02 @PIPE-PULL-02 @LIBZMQ-DEALER-01 @axis-transport
  Scenario: a PUSH hands messages out whole and unchanged
    Given PULL sockets "one" and "two"
    And "one" and "two" are bound
    And a PUSH socket "source"
    And "source" is connected to "one" and "two"
    When "source" sends the messages
      | ""    | x:00 FF 80           | "" |
      | plain | 300 octets of seed 1 | "" |
    Then "one" should receive the message
      | "" | x:00 FF 80 | "" |
    And "two" should receive the message
      | plain | 300 octets of seed 1 | "" |

  # RFC 30, PUSH: each worker has a queue of its own, and only one with room in it is available.
  @PIPE-PUSH-03 @PIPE-PUSH-07 @axis-transport
  Scenario: a PUSH passes over a worker that has no room
    Given PULL sockets "busy" and "idle" with options
      | RCVHWM | 1 |
    And "busy" and "idle" are bound
    And a PUSH socket "source" with options
      | SNDHWM | 1 |
    And "source" is connected to "busy"
    And "source" is full
    And "source" is connected to "idle"
    When "source" sends "something to do"
    Then "idle" should receive "something to do"
    And "busy" should receive all numbered messages of "source" in order

  # zmq_socket(3), ZMQ_PUSH: it only sends.
  @PIPE-PUSH-01 @LIBZMQ-PUSH-01 @axis-transport
  Scenario: a PUSH cannot receive
    Given a PULL socket "worker"
    And "worker" is bound
    And a PUSH socket "source"
    And "source" is connected to "worker"
    Then receiving on "source" should fail with ENOTSUP
    When "source" sends "work"
    Then "worker" should receive "work"
