Feature: tcp can be tuned
  Options for the connections of the system change nothing in what is said over them: buffers, keep-alive, the type of
  service, how many may wait to be accepted.

  # zmq_setsockopt(3), ZMQ_TCP_KEEPALIVE..., ZMQ_TOS, ZMQ_TCP_MAXRT, ZMQ_SNDBUF, ZMQ_RCVBUF: accepted, kept, and harmless.
  @TR-TCP-09 @transport-tcp
  Scenario: sockets with every option of the system talk as usual
    Given PAIR sockets "left" and "right" with options
      | TCP_KEEPALIVE       | 1     |
      | TCP_KEEPALIVE_IDLE  | 60    |
      | TCP_KEEPALIVE_CNT   | 5     |
      | TCP_KEEPALIVE_INTVL | 10    |
      | TCP_MAXRT           | 10000 |
      | TOS                 | 40    |
    Then the options of "left" should be
      | TCP_KEEPALIVE       | 1     |
      | TCP_KEEPALIVE_IDLE  | 60    |
      | TCP_KEEPALIVE_CNT   | 5     |
      | TCP_KEEPALIVE_INTVL | 10    |
      | TCP_MAXRT           | 10000 |
      | TOS                 | 40    |
    When "left" is bound
    And "right" is connected to "left"
    And "right" sends 64 KiB of seed 1
    Then "left" should receive 64 KiB of seed 1
    When "left" sends 64 KiB of seed 2
    Then "right" should receive 64 KiB of seed 2

  # zmq_setsockopt(3), ZMQ_SNDBUF, ZMQ_RCVBUF: small buffers make it slower, not different.
  @TR-TCP-09 @transport-tcp
  Scenario: sockets with small buffers of the system exchange large messages
    Given PAIR sockets "left" and "right" with options
      | SNDBUF | 4096 |
      | RCVBUF | 4096 |
    And "left" is bound
    And "right" is connected to "left"
    When "right" sends 1 MiB of seed 1
    And "left" sends 1 MiB of seed 2
    Then "left" should receive 1 MiB of seed 1
    And "right" should receive 1 MiB of seed 2

  # zmq_setsockopt(3), ZMQ_BACKLOG: how many may wait; whoever does not get in tries again.
  @TR-TCP-09 @transport-tcp
  Scenario: a socket with room for one that waits serves all in the end
    Given a PULL socket "sink" with options
      | BACKLOG | 1 |
    Then option BACKLOG of "sink" should be 1
    When "sink" is bound
    Given PUSH sockets "a", "b", "c", "d", "e" and "f"
    When "a" connects to the endpoint of "sink"
    And "b" connects to the endpoint of "sink"
    And "c" connects to the endpoint of "sink"
    And "d" connects to the endpoint of "sink"
    And "e" connects to the endpoint of "sink"
    And "f" connects to the endpoint of "sink"
    And "a", "b", "c", "d", "e" and "f" send their own names
    Then "sink" should receive in any order
      | a |
      | b |
      | c |
      | d |
      | e |
      | f |
