Feature: REP sends its reply back with the envelope of the request

  # RFC 28, REP: any number of addresses, an empty frame, then data. The envelope is kept, and put in front of the reply.
  @REQREP-REP-04 @REQREP-REP-06 @REQREP-REP-09
  Scenario Outline: a request with <addresses> is answered with the same envelope
    Given a REP socket "service"
    And "service" is bound
    And a DEALER peer is connected to "service"
    When the peer sends the octets <envelope> 00 len8("question")
    Then "service" should receive "question"
    When "service" sends the message
      | answer | "" |
    Then the peer should receive the octets <envelope> 01 len8("answer") 00 00

    Examples:
      | addresses       | envelope                                         |
      | no address      | 01 00                                            |
      | one address     | 01 len8("one") 01 00                             |
      | three addresses | 01 len8("one") 01 len8(00 02) 01 len8("3") 01 00 |
      | a large address | 03 u64(300) gen(300, 7) 01 00                    |

  # Only the first empty frame is the delimiter.
  @REQREP-REP-04 @REQREP-REP-06
  Scenario: empty frames behind the delimiter are data
    Given a REP socket "service"
    And "service" is bound
    And a DEALER peer is connected to "service"
    When the peer sends the message
      | address | "" | "" | question | "" |
    Then "service" should receive the message
      | "" | question | "" |
    When "service" sends "answer"
    Then the peer should receive the message
      | address | "" | answer |

  # RFC 28 does not say what to do with a request without the empty frame; libzmq drops it and keeps the connection
  # (divergence C48).
  @REQREP-REP-13
  Scenario Outline: a request <what> is dropped
    Given a REP socket "service"
    And "service" is bound
    And a DEALER peer is connected to "service"
    When the peer sends the octets <octets>
    And the peer sends the message
      | "" | question |
    Then "service" should receive "question"
    When "service" sends "answer"
    Then the peer should receive the message
      | "" | answer |

    Examples:
      | what                             | octets                                 |
      | of one frame without delimiter   | 00 len8("lost")                        |
      | of many frames without delimiter | 01 len8("a") 01 len8("b") 00 len8("c") |
