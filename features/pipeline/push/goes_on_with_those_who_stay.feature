Feature: Whoever deals messages out goes on in turn with the peers that stay
  Peers come and go while messages are dealt out. Those who stay get their share, one message each in every round, and
  newcomers are part of the next round.

  # RFC 30, PUSH and RFC 28, DEALER: round-robin over the peers that there are (libzmq, lb.cpp).
  @PIPE-PUSH-08 @REQREP-DEA-08 @LIBZMQ-DEALER-01 @axis-transport
  Scenario Outline: a <sender> deals on to two of three peers when one has left
    Given a <sender> socket "source"
    And "source" is bound
    And <receiver> sockets "one", "two" and "three"
    And "one" is connected to "source"
    And "two" is connected to "source"
    And "three" is connected to "source"
    When "source" sends the messages
      | 1 |
      | 2 |
      | 3 |
    Then "one" should receive "1"
    And "two" should receive "2"
    And "three" should receive "3"
    When "two" has left "source"
    And "source" sends 6 numbered messages
    Then "one" should receive 3 of the numbered messages of "source"
    And "three" should receive 3 of the numbered messages of "source"

    Examples: types that deal out
      | sender | receiver |
      | PUSH   | PULL     |
      | DEALER | DEALER   |

  # The same: a newcomer gets its share.
  @PIPE-PUSH-08 @REQREP-DEA-08 @axis-transport
  Scenario Outline: a <sender> gives a newcomer its share
    Given a <sender> socket "source"
    And "source" is bound
    And <receiver> sockets "old" and "new"
    And "old" is connected to "source"
    When "source" sends "1"
    Then "old" should receive "1"
    When "new" is connected to "source"
    And "source" sends 6 numbered messages
    Then "old" should receive 3 of the numbered messages of "source"
    And "new" should receive 3 of the numbered messages of "source"

    Examples: types that deal out
      | sender | receiver |
      | PUSH   | PULL     |
      | DEALER | DEALER   |

  # libzmq, lb.cpp: a message stays whole when its turn comes to a peer whose queue is nearly full.
  @LIBZMQ-DEALER-01 @PIPE-PUSH-02 @transport-inproc
  Scenario: all frames of a message go to one worker, however little room the workers have
    Given a PUSH socket "source" with options
      | SNDHWM | 1 |
    And "source" is bound
    And PULL sockets "one" and "two" with options
      | RCVHWM | 1 |
    And "one" and "two" are connected to "source"
    When "source" sends the messages
      | a1 | a2 | a3 |
      | b1 | b2 | b3 |
      | c1 | c2 | c3 |
      | d1 | d2 | d3 |
    Then sending on "source" should fail with EAGAIN
      | e1 | e2 | e3 |
    And "one" should receive in order
      | a1 | a2 | a3 |
      | c1 | c2 | c3 |
    And "two" should receive in order
      | b1 | b2 | b3 |
      | d1 | d2 | d3 |
