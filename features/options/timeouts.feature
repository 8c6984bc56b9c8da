Feature: SNDTIMEO and RCVTIMEO limit how long a call waits

  A call that cannot be carried out waits: for ever by default, not at all, or for as long as the socket is told.

  # zmq_setsockopt(3), ZMQ_RCVTIMEO: EAGAIN after that many milliseconds; a message that comes in time is received.
  @TR-GEN-15 @axis-transport
  Scenario: a receive gives up after the time that is set
    Given a PULL socket "sink" with options
      | RCVTIMEO | 100 |
    And "sink" is bound
    And a PUSH socket "source"
    And "source" is connected to "sink"
    Then receiving on "sink" should give up with EAGAIN after 100 ms
    When option RCVTIMEO of "sink" is set to 10000
    And "sink" starts to receive
    And "source" sends "in time"
    Then "sink" should finish receiving "in time"

  # zmq_setsockopt(3), ZMQ_SNDTIMEO: the same for sending.
  @TR-GEN-15 @axis-transport
  Scenario: a send gives up after the time that is set
    Given a PUSH socket "source" with options
      | SNDTIMEO | 100 |
    And "source" is bound
    Then sending "too early" on "source" should give up with EAGAIN after 100 ms
    When option SNDTIMEO of "source" is set to 10000
    And "source" starts to send "patient"
    Given a PULL socket "sink"
    When "sink" is connected to "source"
    Then "source" should finish sending
    And "sink" should receive "patient"

  # zmq_setsockopt(3): zero means not to wait at all.
  @TR-GEN-15 @axis-transport
  Scenario: a time-out of zero does not wait
    Given a PAIR socket "left"
    And "left" is bound
    When option RCVTIMEO of "left" is set to 0
    And option SNDTIMEO of "left" is set to 0
    Then receiving on "left" should give up with EAGAIN after 0 ms
    And sending "nobody is there" on "left" should give up with EAGAIN after 0 ms
    Given a PAIR socket "right"
    When "right" is connected to "left"
    And "left" sends "somebody is"
    Then "right" should receive "somebody is"
