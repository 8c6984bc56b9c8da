Feature: ROUTER knows its peers by their routing ids

  A ROUTER tells its application whom each message is from, and is told whom each message is for: the first frame is the
  peer's routing id. Peers choose theirs or are given one.

  # RFC 28, ROUTER: every message is handed over with the identity of its sender in front, and goes where its first frame says.
  @REQREP-ROU-01 @REQREP-ROU-06 @REQREP-ROU-09 @REQREP-ROU-10 @REQREP-ROU-11 @axis-transport
  Scenario: a ROUTER talks to a REQ and a DEALER by the routing ids that they chose
    Given a ROUTER socket "router"
    And "router" is bound
    And a REQ socket "anna" with options
      | ROUTING_ID | "anna" |
    And a DEALER socket "bert" with options
      | ROUTING_ID | x:62 00 74 |
    And "anna" and "bert" are connected to "router"
    When "anna" sends "question"
    And "bert" sends "news"
    Then "router" should receive in any order
      | anna       | ""   | question |
      | x:62 00 74 | news |          |
    When "router" sends the messages
      | x:62 00 74 | for bert |          |
      | anna       | ""       | for anna |
    Then "bert" should receive "for bert"
    And "anna" should receive "for anna"

  # RFC 28, ROUTER: each peer has an identity of its own (divergence C56: five octets, the first of them zero).
  @REQREP-ROU-05 @REQREP-ROU-09 @axis-transport
  Scenario: a ROUTER gives a routing id to each peer that has chosen none
    Given a ROUTER socket "router"
    And "router" is bound
    And DEALER sockets "one" and "two"
    And "one" and "two" are connected to "router"
    When "one" sends "first"
    Then "router" should receive the message
      | <one> | first |
    When "two" sends "second"
    Then "router" should receive the message
      | <two> | second |
    And the frames <one> and <two> should differ
    And the frame <one> should have 5 octets
    And the frame <one> should begin with x:00
    When "router" sends the message
      | <one> | to the first |
    Then "one" should receive "to the first"

  # RFC 28, ROUTER: two ROUTERs are a legal pair; each needs to know the other's routing id.
  @REQREP-ROU-01 @LIBZMQ-ROUTER-11 @axis-transport
  Scenario: two ROUTERs with known routing ids talk to each other
    Given a ROUTER socket "here" with options
      | ROUTING_ID | "here" |
    And a ROUTER socket "there" with options
      | ROUTING_ID | "there" |
    And "here" is bound
    And "there" is connected to "here"
    When "there" sends the message
      | here | hello |
    Then "here" should receive the message
      | there | hello |
    When "here" sends the message
      | there | welcome |
    Then "there" should receive the message
      | here | welcome |
