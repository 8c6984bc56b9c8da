Feature: DEALER sends and receives whenever it likes

  A DEALER is a REQ or REP without the lock step: it can ask many questions before the first answer comes. The price is
  that it sees and writes the envelope itself, an empty delimiter in front of the data.

  # RFC 28, DEALER: it can send and receive at any time, and changes nothing.
  @REQREP-DEA-01 @REQREP-DEA-02 @axis-transport
  Scenario: a DEALER asks a ROUTER many questions at once
    Given a ROUTER socket "broker"
    And "broker" is bound
    And a DEALER socket "client"
    And "client" is connected to "broker"
    When "client" sends the messages
      | first  |   |            |
      | second | "" | x:00 01 FF |
    Then "broker" should receive in order
      | <client> | first  |    |            |
      | <client> | second | "" | x:00 01 FF |
    When "broker" sends the messages
      | <client> | unasked |          |
      | <client> | ""      | answered |
    Then "client" should receive in order
      | unasked |          |
      | ""      | answered |

  # RFC 28, DEALER: a REP is a legal peer; it answers what comes behind an empty delimiter.
  @REQREP-DEA-01 @REQREP-REP-01 @axis-transport
  Scenario: a DEALER is served by two REP services at the same time
    Given REP sockets "one" and "two"
    And "one" and "two" are bound
    And a DEALER socket "client"
    And "client" is connected to "one" and "two"
    When "client" sends the messages
      | "" | question 1 |
      | "" | question 2 |
    Then "one" should receive "question 1"
    And "two" should receive "question 2"
    When "two" sends "answer 2"
    Then "client" should receive the message
      | "" | answer 2 |
    When "one" sends "answer 1"
    Then "client" should receive the message
      | "" | answer 1 |

  # RFC 23 and 37, table of socket types: DEALER to DEALER is legal (divergence C18: RFC 28 forgot it).
  @REQREP-DEA-01 @REQREP-DEA-02 @axis-transport
  Scenario: two DEALERs talk to each other
    Given DEALER sockets "here" and "there"
    And "here" is bound
    And "there" is connected to "here"
    When "here" sends "ping"
    Then "there" should receive "ping"
    When "there" sends "pong"
    And "there" sends "and more"
    Then "here" should receive "pong"
    And "here" should receive "and more"
