Feature: Endpoints that make no sense are refused at once

  An endpoint is a transport, `://`, and an address of that transport. What cannot ever work fails in the call; what may
  work later, like a name that does not resolve yet, does not.

  # zmq_bind(3), zmq_connect(3): unknown transports and malformed endpoints have errors of their own.
  @TR-GEN-01 @transport-tcp
  Scenario: an endpoint of an unknown transport or without one is refused
    Given a PULL socket "sink" without monitor
    And a PUSH socket "source"
    Then binding "sink" to nonsense://127.0.0.1:1 should fail with EPROTONOSUPPORT
    And connecting "source" to nonsense://127.0.0.1:1 should fail with EPROTONOSUPPORT
    And binding "sink" to address "127.0.0.1:1" should fail with EINVAL
    And connecting "source" to address "127.0.0.1:1" should fail with EINVAL
    And connecting "source" to address "" should fail with EINVAL
    And connecting "source" to address "tcp://" should fail with EINVAL
    When "sink" is bound
    And "source" connects to the endpoint of "sink"
    And "source" sends "this works"
    Then "sink" should receive "this works"

  # libzmq, test_connect_resolve: a bad port, no port, or spaces in a host name cannot ever work.
  @LIBZMQ-TCP-04 @TR-TCP-02 @transport-tcp
  Scenario: a tcp address that cannot exist is refused when connecting
    Given a PUSH socket "source"
    Then connecting "source" to tcp://localhost:bad should fail with EINVAL
    And connecting "source" to tcp://localhost should fail with EINVAL
    And connecting "source" to address "tcp://in val id:1234" should fail with EINVAL
    Given a PULL socket "sink"
    And "sink" is bound
    And "source" is connected to "sink"
    When "source" sends "this works"
    Then "sink" should receive "this works"

  # zmq_tcp(7), with divergence C51: a port has 16 bits, libzmq takes the rest modulo 65536.
  @TR-TCP-01 @transport-tcp
  Scenario: a tcp port above 65535 is refused
    Given a PULL socket "sink" without monitor
    And a PUSH socket "source"
    Then binding "sink" to tcp://127.0.0.1:99999 should fail with EINVAL
    And connecting "source" to tcp://127.0.0.1:70000 should fail with EINVAL
    When "sink" is bound
    And "source" connects to the endpoint of "sink"
    And "source" sends "this works"
    Then "sink" should receive "this works"

  # zmq_bind(3): an address in use, or of another machine.
  @TR-GEN-03 @TR-TCP-08 @transport-tcp
  Scenario: a tcp address that cannot be had is refused
    Given a PULL socket "first"
    And a PULL socket "second" without monitor
    And "first" is bound
    Then binding "second" to the endpoint of "first" should fail with EADDRINUSE
    And binding "second" to tcp://192.0.2.1:* should fail with EADDRNOTAVAIL
    Given a PUSH socket "source"
    And "source" is connected to "first"
    When "source" sends "this works"
    Then "first" should receive "this works"

  # zmq_bind(3): an interface that does not exist.
  @TR-GEN-03 @transport-tcp
  Scenario: an interface that does not exist is refused
    Given a PULL socket "sink" without monitor
    Then binding "sink" to tcp://nosuchdevice0:* should fail with ENODEV
    When "sink" is bound
    Given a PUSH socket "source"
    When "source" connects to the endpoint of "sink"
    And "source" sends "this works"
    Then "sink" should receive "this works"

  # zmq_connect(3): a transport that cannot carry the socket type.
  @TR-GEN-02 @transport-tcp
  Scenario: a socket type that a transport cannot carry is refused
    Given a PAIR socket "left"
    Then connecting "left" to udp://127.0.0.1:5555 should fail with ENOCOMPATPROTO
    When "left" is bound
    Given a PAIR socket "right"
    And "right" is connected to "left"
    When "right" sends "this works"
    Then "left" should receive "this works"

  # libzmq, tcp_connecter: a name that does not resolve may do so later, and is no error of the call.
  @LIBZMQ-TCP-05 @TR-GEN-05 @transport-tcp
  Scenario: a host that cannot be found is no error
    Given a PUSH socket "source" with options
      | IMMEDIATE | 1 |
    When "source" connects to tcp://no-such-host.invalid:5555
    Then sending "nobody is there" on "source" should fail with EAGAIN
    Given a PULL socket "sink"
    And "sink" is bound
    And "source" is connected to "sink"
    When "source" sends "somebody is"
    Then "sink" should receive "somebody is"
