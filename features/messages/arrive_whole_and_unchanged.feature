Feature: Messages arrive whole, unchanged, in order and once

  A message is a list of frames, a frame any octets. Sockets take messages apart on the wire, but nobody can see it: a
  message arrives with all its frames or not at all.

  # ZMTP 3: sizes around the places where the encoding changes; nothing is to be seen of it.
  @LIBZMQ-FRAMING-03 @ZMTP30-FRM-07 @axis-transport
  Scenario: frames of every critical size arrive unchanged
    Given a PULL socket "sink"
    And "sink" is bound
    And a PUSH socket "source"
    And "source" is connected to "sink"
    When "source" sends the messages
      | ""                      |
      | 1 octets of seed 1      |
      | 29 octets of seed 2     |
      | 33 octets of seed 3     |
      | 254 octets of seed 4    |
      | 255 octets of seed 5    |
      | 256 octets of seed 6    |
      | 8191 octets of seed 7   |
      | 8192 octets of seed 8   |
      | 8193 octets of seed 9   |
      | 65535 octets of seed 10 |
      | 65536 octets of seed 11 |
      | 65537 octets of seed 12 |
    Then "sink" should receive in order
      | ""                      |
      | 1 octets of seed 1      |
      | 29 octets of seed 2     |
      | 33 octets of seed 3     |
      | 254 octets of seed 4    |
      | 255 octets of seed 5    |
      | 256 octets of seed 6    |
      | 8191 octets of seed 7   |
      | 8192 octets of seed 8   |
      | 8193 octets of seed 9   |
      | 65535 octets of seed 10 |
      | 65536 octets of seed 11 |
      | 65537 octets of seed 12 |

  # ZMTP 3: the length of a frame has 63 bits; what follows a large frame is not disturbed by it.
  @LIBZMQ-FRAMING-03 @ZMTP30-FRM-07 @axis-transport
  Scenario: a frame of eight megabytes arrives unchanged among small ones
    Given PAIR sockets "left" and "right"
    And "left" is bound
    And "right" is connected to "left"
    When "right" sends the messages
      | before | 8 MiB of seed 21 | after |
      | next   |                  |       |
    Then "left" should receive in order
      | before | 8 MiB of seed 21 | after |
      | next   |                  |       |
    When "left" sends 8 MiB of seed 22
    Then "right" should receive 8 MiB of seed 22

  # RFC 23, messages: all frames or none, however many there are; empty ones count.
  @ZMTP30-FRM-07 @LIBZMQ-FRAMING-03 @ZMTP30-SEM-03 @axis-transport
  Scenario: messages of many frames keep their frames
    Given a PULL socket "sink"
    And "sink" is bound
    And a PUSH socket "source"
    And "source" is connected to "sink"
    When "source" sends the messages
      | "" | "" | "" | "" | "" | "" | "" | "" | "" | "" | "" | "" |
      | 1  | "" | 3  | "" | 5  | "" | 7  | "" | 9  | "" | b  | "" |
      | "" |    |    |    |    |    |    |    |    |    |    |    |
      | "" | x  |    |    |    |    |    |    |    |    |    |    |
    Then "sink" should receive in order
      | "" | "" | "" | "" | "" | "" | "" | "" | "" | "" | "" | "" |
      | 1  | "" | 3  | "" | 5  | "" | 7  | "" | 9  | "" | b  | "" |
      | "" |    |    |    |    |    |    |    |    |    |    |    |
      | "" | x  |    |    |    |    |    |    |    |    |    |    |

  # RFC 23, socket semantics: between two peers the order stays, and nothing arrives twice.
  @ZMTP30-SEM-04 @ZMTP30-SEM-05 @axis-transport
  Scenario: five hundred messages arrive once each and in the order they were sent
    Given a PULL socket "sink"
    And "sink" is bound
    And a PUSH socket "source"
    And "source" is connected to "sink"
    When "source" sends 500 numbered messages
    And "source" sends "the end"
    Then "sink" should receive all numbered messages of "source" in order
    And "sink" should receive "the end"
