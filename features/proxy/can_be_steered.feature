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

  # zmq_proxy_steerable(3), TERMINATE: the proxy ends, and what comes then is for nobody.
  @LIBZMQ-PROXY-02 @transport-tcp
  Scenario: a proxy that is terminated passes nothing on any more
    Given PULL sockets "front" and "sink"
    And PUSH sockets "back" and "source"
    And "front" and "back" are bound
    And "source" is connected to "front"
    And "sink" is connected to "back"
    When a proxy "line" runs between "front" and "back"
    And "source" sends "before"
    Then "sink" should receive "before"
    When proxy "line" is told to TERMINATE
    And "source" tries to send "into the void"
    Given a PUSH socket "another"
    And "another" is bound
    And "sink" is connected to "another"
    When "another" sends "by another way"
    Then "sink" should receive "by another way"

  # zmq_proxy_steerable(3), TERMINATE: a proxy that is paused can be ended too.
  @LIBZMQ-PROXY-02 @transport-inproc
  Scenario: a proxy that is paused can be terminated
    Given a context "ending"
    And a PULL socket "front" in context "ending"
    And a PUSH socket "back" in context "ending"
    And "front" and "back" are bound
    And a PULL socket "sink" in context "ending"
    And "sink" is connected to "back"
    And a PUSH socket "source" in context "ending"
    And "source" is connected to "front"
    When a proxy "line" runs between "front" and "back"
    And "source" sends "before"
    Then "sink" should receive "before"
    When proxy "line" is told to PAUSE
    And proxy "line" is told to TERMINATE
    And "source" and "sink" are closed
    And context "ending" starts to terminate
    Then context "ending" should finish terminating

  # zmq_proxy_steerable(3), STATISTICS: requests count forwards, replies backwards, octets of all frames.
  @LIBZMQ-PROXY-02 @transport-tcp
  Scenario: a proxy counts in both directions
    Given a PAIR socket "front"
    And a PAIR socket "back"
    And "front" and "back" are bound
    And a PAIR socket "client"
    And "client" is connected to "front"
    And a PAIR socket "service"
    And "service" is connected to "back"
    When a proxy "line" runs between "front" and "back"
    And "client" sends the message
      | 12 | "" | 345 |
    Then "service" should receive the message
      | 12 | "" | 345 |
    When "service" sends "6789"
    Then "client" should receive "6789"
    And the statistics of proxy "line" should be
      | frontend octets received | 5 |
      | frontend octets sent     | 4 |
      | backend octets received  | 4 |
      | backend octets sent      | 5 |

  # zmq_proxy_steerable(3): the capture socket gets what passes, not what the proxy is told (divergence C95).
  @LIBZMQ-PROXY-02 @transport-tcp
  Scenario: a capture socket is not shown what the proxy is told
    Given PAIR sockets "front", "back", "source" and "sink"
    And a PUB socket "tap"
    And "front", "back" and "tap" are bound
    And "source" is connected to "front"
    And "sink" is connected to "back"
    And a SUB socket "auditor"
    And "auditor" is connected to "tap"
    And "auditor" is subscribed to "" at "tap"
    When a proxy "line" runs between "front" and "back" and captures to "tap"
    And proxy "line" is told to PAUSE
    And proxy "line" is told to RESUME
    And "source" sends "what passes"
    Then "sink" should receive "what passes"
    And "auditor" should receive "what passes"
