Feature: REQ and REP carry messages of several frames whole

  A message can have many frames, and a frame any size and any octets. Both ends of the conversation see exactly the frames
  that were sent; the envelope that leads a reply home is their own affair.

  # RFC 28, REQ and REP: envelope and delimiter are added and removed by the sockets, the data frames stay as they are.
  @REQREP-REP-07 @ZMTP30-FRM-07 @axis-transport
  Scenario: a request and a reply of several frames arrive with all their frames
    Given a REP socket "service"
    And "service" is bound
    And a REQ socket "client"
    And "client" is connected to "service"
    When "client" sends the message
      | GET | "" | x:00 FF 80 |
    Then "service" should receive the message
      | GET | "" | x:00 FF 80 |
    When "service" sends the message
      | "" | OK | 70000 octets of seed 5 | "" |
    Then "client" should receive the message
      | "" | OK | 70000 octets of seed 5 | "" |

  # RFC 28, REQ: the delimiter is there on the way and invisible at the ends; a ROUTER shows it.
  @REQREP-REQ-03 @REQREP-REQ-04 @axis-transport
  Scenario: a REQ puts an empty delimiter in front of its request and takes it off the reply
    Given a ROUTER socket "broker"
    And "broker" is bound
    And a REQ socket "client"
    And "client" is connected to "broker"
    When "client" sends the message
      | question | more |
    Then "broker" should receive the message
      | <client> | "" | question | more |
    When "broker" sends the message
      | <client> | "" | answer | less |
    Then "client" should receive the message
      | answer | less |
