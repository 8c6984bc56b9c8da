Feature: A steerable proxy can be paused, resumed and asked for numbers

  A proxy that listens to a control socket can be stopped without losing anything, and counts what it does.

  # zmq_proxy_steerable(3), PAUSE and RESUME (divergence C73: mixed up in libzmq 4.3.5).
  @LIBZMQ-PROXY-02 @transport-tcp
  Scenario: a paused proxy passes nothing on until it is resumed
    Given a PULL socket "front"
    And a PUSH socket "back"
    And "front" and "back" are bound
    And a PUSH socket "source"
    And "source" is connected to "front"
    And a PULL socket "sink"
    And "sink" is connected to "back"
    When a proxy "line" runs between "front" and "back"
    And proxy "line" is told to PAUSE
    And "source" sends "wait for it"
    And "sink" starts to receive
    Then "sink" should still be receiving
    When proxy "line" is told to RESUME
    Then "sink" should finish receiving "wait for it"

  # zmq_proxy_steerable(3), STATISTICS: messages and octets, in and out, at both ends.
  @LIBZMQ-PROXY-02 @transport-tcp
  Scenario: a proxy counts messages and octets
    Given a PULL socket "front"
    And a PUSH socket "back"
    And "front" and "back" are bound
    And a PUSH socket "source"
    And "source" is connected to "front"
    And a PULL socket "sink"
    And "sink" is connected to "back"
    When a proxy "line" runs between "front" and "back"
    And "source" sends "12345"
    And "source" sends "678"
    Then "sink" should receive "12345"
    And "sink" should receive "678"
    And the statistics of proxy "line" should be
      | frontend messages received | 2 |
      | frontend octets received   | 8 |
      | backend messages sent      | 2 |
      | backend octets sent        | 8 |
      | backend messages received  | 0 |
      | frontend messages sent     | 0 |

  # zmq_proxy_steerable(3), STATISTICS: a message counts once, whatever the number of its frames, and with all their octets.
  @LIBZMQ-PROXY-02 @transport-tcp
  Scenario: a proxy counts all frames of a message
    Given a PULL socket "front"
    And a PUSH socket "back"
    And "front" and "back" are bound
    And a PUSH socket "source"
    And "source" is connected to "front"
    And a PULL socket "sink"
    And "sink" is connected to "back"
    When a proxy "line" runs between "front" and "back"
    And "source" sends the message
      | 12345 | "" | 678 |
    Then "sink" should receive the message
      | 12345 | "" | 678 |
    And the statistics of proxy "line" should be
      | frontend messages received | 1 |
      | frontend octets received   | 8 |
      | backend messages sent      | 1 |
      | backend octets sent        | 8 |
