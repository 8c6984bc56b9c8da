Feature: REQ puts an empty frame in front of each request and takes it off each reply

  # RFC 28, REQ: requests and replies are an empty delimiter and one or more data frames.
  @REQREP-REQ-03 @REQREP-REQ-04
  Scenario: a request begins with an empty frame, and so does its reply
    Given a REQ socket "client"
    And "client" is bound
    And a REP peer is connected to "client"
    When "client" sends "question"
    Then the peer should receive the octets 01 00 00 len8("question")
    When the peer sends the octets 01 00 00 len8("answer")
    Then "client" should receive "answer"

  @REQREP-REQ-03 @REQREP-REQ-04
  Scenario: requests and replies of several frames have one empty frame in front
    Given a REQ socket "client"
    And "client" is bound
    And a ROUTER peer is connected to "client"
    When "client" sends the message
      | "" | part one | "" | part two |
    Then the peer should receive the octets 01 00 01 00 01 len8("part one") 01 00 00 len8("part two")
    When the peer sends the message
      | "" | "" | answer | "" |
    Then "client" should receive the message
      | "" | answer | "" |

  # RFC 28, REQ: what comes from peers that were not asked is thrown away.
  @REQREP-REQ-09
  Scenario: a reply from a peer that was not asked is thrown away
    Given a REQ socket "client"
    And "client" is bound
    And a REP peer is connected to "client"
    When "client" sends "question"
    Then the peer should receive the message
      | "" | question |
    Given a second REP peer is connected to "client"
    When the second peer sends the message
      | "" | answer of another |
    And the second peer sends the command PING with u16(0) "marker"
    Then the second peer should receive the command PONG with "marker"
    When the peer sends the message
      | "" | answer |
    Then "client" should receive "answer"

  # RFC 28 does not say what to do with a reply without the empty frame; libzmq closes the connection (divergence C48).
  @REQREP-REQ-10
  Scenario Outline: the connection to a peer is closed whose reply <what>
    Given a REQ socket "client"
    And "client" is bound
    And a REP peer is connected to "client"
    When "client" sends "question"
    Then the peer should receive the message
      | "" | question |
    When the peer sends the octets <octets>
    Then "client" should close the connection to the peer

    Examples:
      | what                              | octets                                |
      | has no empty frame                | 00 len8("answer")                     |
      | begins with a frame of two octets | 01 len8("no") 01 00 00 len8("answer") |
      | is an empty frame only            | 00 00                                 |

  # zmq_setsockopt(3), ZMQ_REQ_CORRELATE: a request id of 4 octets comes before the empty frame.
  @LIBZMQ-REQ-05
  Scenario: with REQ_CORRELATE a request has a number that its reply has to repeat
    Given a REQ socket "client" with options
      | REQ_CORRELATE | 1 |
    And "client" is bound
    And a ROUTER peer is connected to "client"
    When "client" sends "question"
    Then the peer should receive the message
      | <number> | "" | question |
    And the frame <number> should have 4 octets
    When the peer sends the message
      | <number> | "" | answer |
    Then "client" should receive "answer"
