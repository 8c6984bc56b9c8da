Feature: REQ spreads its requests over the services it is connected to

  One REQ can be connected to several services. Each new request goes to the next of them in turn, so that the work is
  shared without anybody planning it.

  # RFC 28, REQ: any number of REP and ROUTER peers; outgoing messages go round-robin to the connected ones.
  @REQREP-REQ-01 @REQREP-REQ-05 @axis-transport
  Scenario: a REQ asks its services in turn
    Given REP sockets "first", "second" and "third"
    And "first", "second" and "third" are bound
    And a REQ socket "client"
    And "client" is connected to "first", "second" and "third"
    Then "client" should be served by "first", "second" and "third"
    And "client" should be served by "first", "second" and "third"

  # RFC 28, REQ: a ROUTER is a legal peer beside a REP; it sees the envelope that a REP would have taken off.
  @REQREP-REQ-01 @REQREP-REQ-05 @axis-transport
  Scenario: a REQ is served by a REP and by a ROUTER
    Given a REP socket "simple"
    And a ROUTER socket "broker"
    And "simple" and "broker" are bound
    And a REQ socket "client"
    And "client" is connected to "simple" and "broker"
    When "client" sends "one"
    Then "simple" should receive "one"
    When "simple" sends "1"
    Then "client" should receive "1"
    When "client" sends "two"
    Then "broker" should receive the message
      | <client> | "" | two |
    When "broker" sends the message
      | <client> | "" | 2 |
    Then "client" should receive "2"
