Feature: PAIR talks to one peer

  A PAIR is the simplest socket: one peer, messages in both directions at any time, no addresses. It is made for two threads
  of one program, and works over any transport.

  # RFC 31, PAIR: at most one peer; it sends and receives without filtering or changing anything.
  @PAIR-01 @PAIR-02 @PAIR-03 @PAIR-11 @ZMTP30-SEM-05 @axis-transport
  Scenario: two PAIRs talk to each other whenever they like
    Given PAIR sockets "left" and "right"
    And "left" is bound
    And "right" is connected to "left"
    When "left" sends the messages
      | one |            |    |
      | two | x:00 FF 80 | "" |
    And "right" sends "at the same time"
    Then "right" should receive in order
      | one |            |    |
      | two | x:00 FF 80 | "" |
    And "left" should receive "at the same time"

  # Not covered by RFC 31; divergence C36: a second peer gets no service, whether it is closed or not.
  @PAIR-01 @PAIR-12 @axis-transport
  Scenario: a PAIR does not talk to a second peer
    Given PAIR sockets "left", "right" and "third"
    And "left" is bound
    And "right" is connected to "left"
    When "third" connects to the endpoint of "left"
    And "third" starts to send "let me in"
    And "left" starts to receive
    Then "left" should still be receiving
    When "right" sends "from the first"
    Then "left" should finish receiving "from the first"
    When "left" sends "for the first"
    Then "right" should receive "for the first"

  # zmq_socket(3), ZMQ_PAIR: when the first peer has gone, another one can take its place (divergence C81).
  @LIBZMQ-PAIR-01 @PAIR-05 @axis-transport
  Scenario: a PAIR talks to a new peer when the first has left
    Given PAIR sockets "left", "right" and "next"
    And "left" is bound
    And "right" is connected to "left"
    When "right" sends "goodbye"
    Then "left" should receive "goodbye"
    When "right" has left "left"
    Then "left" should stop being writable
    When "next" is connected to "left"
    And "next" sends "hello"
    Then "left" should receive "hello"
    When "left" sends "welcome"
    Then "next" should receive "welcome"

  # RFC 23, socket semantics: every type connects again when its connection breaks (divergence C36: PAIR too).
  @PAIR-13 @ZMTP30-SEM-02 @transport-tcp
  Scenario: a PAIR connects again when its peer is restarted
    Given PAIR sockets "left" and "right"
    And "left" is bound
    And "right" is connected to "left"
    When "left" is shut down
    Given a PAIR socket "restarted"
    And "restarted" is bound to the endpoint of "left"
    Then "right" should be connected to "restarted"
    When "right" sends "back again"
    Then "restarted" should receive "back again"
    When "restarted" sends "nice to see you"
    Then "right" should receive "nice to see you"
