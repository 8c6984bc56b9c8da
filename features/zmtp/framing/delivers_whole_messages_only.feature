Feature: A message is delivered whole or not at all

  # RFC 23, "Messages": all frames of a message, or none of them, reach the application.
  @ZMTP30-FRM-07
  Scenario Outline: nothing is delivered of a message whose sender <what> in the middle
    Given a PULL socket "sink"
    And "sink" is bound
    And a PUSH peer is connected to "sink"
    And a second PUSH peer is connected to "sink"
    When the peer sends the octets <octets>
    And the peer <does> its connection
    Then "sink" should still serve a new peer
    When the second peer sends "from another peer"
    Then "sink" should receive "from another peer"

    Examples:
      | what                      | does   | octets                                   |
      | leaves between two frames | closes | 01 len8("first")                         |
      | leaves within a frame     | closes | 01 len8("first") 01 len8("second") 00 10 |
      | leaves within a header    | closes | 01 len8("first") 02 00 00                |
      | resets between two frames | resets | 01 len8("first") 01 len8("second")       |
      | resets within a frame     | resets | 01 len8("first") 00 10 "half"            |

  # The frames of two peers are never mixed into one message.
  @ZMTP30-FRM-07
  Scenario: a message that is complete does not wait for one that is not
    Given a PULL socket "sink"
    And "sink" is bound
    And a PUSH peer is connected to "sink"
    And a second PUSH peer is connected to "sink"
    When the peer sends the octets 01 len8("begun")
    And the second peer sends the messages
      | complete | message |
    Then "sink" should receive the message
      | complete | message |
    When the peer sends the octets 00 len8("ended")
    Then "sink" should receive the message
      | begun | ended |

  # RFC 23, "Messages", the sending side: a receiver sees the last frame as soon as it has seen the first one.
  @ZMTP30-FRM-07 @ZMTP30-SEM-03
  Scenario: a message is sent with all of its frames
    Given a DEALER socket "source"
    And "source" is bound
    And a ROUTER peer is connected to "source"
    When "source" sends the message
      | one | two | three |
    Then the peer should receive the octets 01 len8("one") 01 len8("two") 00 len8("three")
