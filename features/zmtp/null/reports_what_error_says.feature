Feature: An ERROR is told to whoever watches the socket

  # zmq_socket_monitor(3), HANDSHAKE_FAILED_AUTH: its value is the status with which the other side's ZAP handler
  # refused.
  @LIBZMQ-MONITOR-06
  Scenario Outline: a connecting socket reports that it was refused with <status>
    Given a PUSH socket "source"
    And "source" is connected to a raw peer
    When the peer sends its greeting
    Then the peer should receive a greeting
    When the peer sends the command ERROR with len8("<status>")
    Then "source" should report HANDSHAKE_FAILED_AUTH with the value <status>

    Examples:
      | status |
      | 300    |
      | 400    |
      | 500    |

  # A listening socket is told in the same way.
  @LIBZMQ-MONITOR-06
  Scenario: a listening socket reports that it was refused
    Given a PULL socket "sink"
    And "sink" is bound
    And a raw peer is connected to "sink"
    When the peer sends its greeting
    Then the peer should receive a greeting
    When the peer sends the command ERROR with len8("400")
    Then "sink" should report HANDSHAKE_FAILED_AUTH with the value 400

  # libzmq: a reason whose size does not fit is a malformed command.
  @LIBZMQ-MONITOR-06
  Scenario Outline: a socket reports an ERROR as malformed that <what>
    Given a PULL socket "sink"
    And "sink" is bound
    And a raw peer is connected to "sink"
    When the peer sends its greeting
    Then the peer should receive a greeting
    When the peer sends the command ERROR with <data>
    Then "sink" should report HANDSHAKE_FAILED_PROTOCOL with the value MALFORMED_COMMAND_ERROR

    Examples:
      | what                       | data     |
      | has no size                | 00*0     |
      | announces more than it has | 09 "400" |
