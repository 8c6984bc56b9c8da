Feature: tcp connects from the address that it is told, over the family that it may
  # zmq_tcp(7): the peer sees the source address. 127.0.0.2 is not what the system would choose.
  @TR-TCP-03 @transport-tcp
  Scenario: a peer sees the address that was chosen
    Given a PULL socket "sink"
    And "sink" is bound
    And a PUSH socket "source"
    When "source" connects to tcp://127.0.0.2:0;<sink>
    And "source" sends "hello"
    Then "sink" should receive "hello" with metadata
      | Peer-Address | 127.0.0.2 |

  # libzmq, test_bind_src_address: an interface, or any port, may be the source.
  @TR-TCP-03 @transport-tcp
  Scenario Outline: a socket connects from <source>
    Given a PULL socket "sink"
    And "sink" is bound
    And a PUSH socket "source"
    When "source" connects to tcp://<source>;<sink>
    Then "source" should be connected to "sink"
    When "source" sends "hello"
    Then "sink" should receive "hello"

    Examples:
      | source      |
      | 127.0.0.1:* |
      | 127.0.0.1:0 |
      | lo:0        |
      | lo:*        |

  # zmq_tcp(7): a source that makes no sense is refused at once.
  @TR-TCP-03 @transport-tcp
  Scenario: a source that cannot be is refused
    Given a PULL socket "sink"
    And "sink" is bound
    And a PUSH socket "source"
    Then connecting "source" to tcp://;<sink> should fail with EINVAL
    When "source" is connected to "sink"
    And "source" sends "this works"
    Then "sink" should receive "this works"

  # zmq_tcp(7): an address of the other family alone; both sides write it in brackets.
  @TR-TCP-05 @LIBZMQ-TCP-10 @LIBZMQ-TCP-01 @transport-tcp
  Scenario: sockets talk over IPv6 alone
    Given a PULL socket "sink" with options
      | IPV6 | 1 |
    And "sink" is bound to tcp://[::1]:*
    Then option LAST_ENDPOINT of "sink" should match tcp://[::1]:<sink:port>
    Given a PUSH socket "source" with options
      | IPV6 | 1 |
    And "source" is connected to "sink"
    When "source" sends "hello"
    Then "sink" should receive "hello" with metadata
      | Peer-Address | ::1 |
    When "sink" is unbound
    Then unbinding "sink" from the endpoint of "sink" should fail with ENOENT

  # zmq_setsockopt(3), ZMQ_IPV6: a socket that speaks IPv6 reaches a listener that does not.
  @TR-TCP-05 @transport-tcp
  Scenario: a socket with IPV6 connects to one without
    Given a PULL socket "sink"
    And "sink" is bound
    And a PUSH socket "source" with options
      | IPV6 | 1 |
    And "source" is connected to "sink"
    When "source" sends "hello"
    Then "sink" should receive "hello"

  # zmq_setsockopt(3), ZMQ_IPV6: without it an address of the other family is none.
  @TR-TCP-05 @transport-tcp
  Scenario: a socket without IPV6 does not bind to an address of IPv6
    Given a PULL socket "sink" without monitor
    Then binding "sink" to tcp://[::1]:* should fail with ENODEV
    When "sink" is bound
    Given a PUSH socket "source"
    And "source" is connected to "sink"
    When "source" sends "hello"
    Then "sink" should receive "hello"

  # zmq_setsockopt(3), ZMQ_IPV6: nor does it connect to one. It cannot be told from a name that resolves later.
  @TR-TCP-05 @transport-tcp
  Scenario: a socket without IPV6 does not reach an address of IPv6
    Given a PULL socket "sink" with options
      | IPV6 | 1 |
    And "sink" is bound to tcp://[::]:*
    And a PUSH socket "source" with options
      | IMMEDIATE     | 1  |
      | RECONNECT_IVL | 10 |
    When "source" connects to tcp://[::1]:<sink:port>
    And option SNDTIMEO of "source" is set to 300
    Then sending "over six" on "source" should give up with EAGAIN after 300 ms
    When "source" connects to tcp://127.0.0.1:<sink:port>
    Then "source" should be connected to "sink"
    When "source" sends "over four"
    Then "sink" should receive "over four"
