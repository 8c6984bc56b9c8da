Feature: DEALER deals its messages out to its peers in turn

  Like a dealer at a card table, the socket gives each peer one message per round. A peer whose hands are full is passed
  over; nothing is taken back and nothing is dropped.

  # RFC 28, DEALER: outgoing messages go round-robin to the available peers.
  @REQREP-DEA-08 @axis-transport
  Scenario: a DEALER gives each of three peers every third message
    Given DEALER sockets "north", "east" and "south"
    And "north", "east" and "south" are bound
    And a DEALER socket "dealer"
    And "dealer" is connected to "north", "east" and "south"
    When "dealer" sends the messages
      | 1 |
      | 2 |
      | 3 |
      | 4 |
      | 5 |
      | 6 |
    Then "north" should receive in order
      | 1 |
      | 4 |
    And "east" should receive in order
      | 2 |
      | 5 |
    And "south" should receive in order
      | 3 |
      | 6 |

  # libzmq, lb.cpp: the frames of one message are not spread, the turn passes with the next message.
  @LIBZMQ-DEALER-01 @ZMTP30-FRM-07 @axis-transport
  Scenario: a DEALER deals whole messages
    Given DEALER sockets "north" and "east"
    And "north" and "east" are bound
    And a DEALER socket "dealer"
    And "dealer" is connected to "north" and "east"
    When "dealer" sends the messages
      | a | b | c |
      | d | e | f |
    Then "north" should receive the message
      | a | b | c |
    And "east" should receive the message
      | d | e | f |

  # RFC 28, DEALER: each peer has queues of its own, and only one with room in its queue is available.
  @REQREP-DEA-03 @REQREP-DEA-07 @LIBZMQ-DEALER-01 @axis-transport
  Scenario: a DEALER passes over a peer that has no room
    Given DEALER sockets "full" and "free" with options
      | RCVHWM | 1 |
    And "full" and "free" are bound
    And a DEALER socket "dealer" with options
      | SNDHWM | 1 |
    And "dealer" is connected to "full"
    And "dealer" is full
    And "dealer" is connected to "free"
    When "dealer" sends "to whoever can take it"
    Then "free" should receive "to whoever can take it"
    And "full" should receive all numbered messages of "dealer" in order
