Feature: tcp binds to addresses and ports

  A tcp endpoint is an address of this machine and a port. Either can be left to the system; LAST_ENDPOINT tells what has
  become of it.

  # zmq_tcp(7): a port written * or 0 is chosen by the system, and read from LAST_ENDPOINT.
  @TR-TCP-01 @TR-TCP-04 @TR-GEN-09 @transport-tcp
  Scenario: a socket that binds to any port tells which it has got
    Given PULL sockets "star" and "zero"
    And "star" is bound to tcp://127.0.0.1:*
    And "zero" is bound to tcp://127.0.0.1:0
    Then option LAST_ENDPOINT of "star" should match tcp://127.0.0.1:<star:port>
    And option LAST_ENDPOINT of "zero" should match tcp://127.0.0.1:<zero:port>
    Given a PUSH socket "source"
    And "source" is connected to "star" and "zero"
    When "source" sends "1"
    And "source" sends "2"
    Then "star" should receive "1"
    And "zero" should receive "2"

  # zmq_tcp(7): * is every interface.
  @TR-TCP-01 @LIBZMQ-TCP-01 @transport-tcp
  Scenario: a socket that binds to every interface is reached over loopback
    Given a PULL socket "sink"
    And "sink" is bound to tcp://*:*
    Then option LAST_ENDPOINT of "sink" should match tcp://0.0.0.0:<sink:port>
    Given a PUSH socket "source"
    When "source" connects to tcp://127.0.0.1:<sink:port>
    Then "source" should be connected to "sink"
    When "source" sends "hello"
    Then "sink" should receive "hello"

  # zmq_tcp(7): the name of an interface stands for its address.
  @TR-TCP-01 @transport-tcp
  Scenario: a socket binds to an interface by its name
    Given a PULL socket "sink"
    And "sink" is bound to tcp://lo:*
    Then option LAST_ENDPOINT of "sink" should match tcp://127.0.0.1:<sink:port>
    Given a PUSH socket "source"
    And "source" is connected to "sink"
    When "source" sends "hello"
    Then "sink" should receive "hello"

  # zmq_tcp(7): peers can be named by a host name.
  @TR-TCP-02 @transport-tcp
  Scenario: a socket connects to a host by its name
    Given a PULL socket "sink"
    And "sink" is bound
    And a PUSH socket "source"
    When "source" connects to tcp://localhost:<sink:port>
    Then "source" should be connected to "sink"
    When "source" sends "hello"
    Then "sink" should receive "hello"

  # zmq_tcp(7): a source address can be put in front of the peer's.
  @TR-TCP-03 @transport-tcp
  Scenario: a socket connects from an address of its choice
    Given a PULL socket "sink"
    And "sink" is bound
    And a PUSH socket "source"
    When "source" connects to tcp://127.0.0.1:0;<sink>
    Then "source" should be connected to "sink"
    When "source" sends "hello"
    Then "sink" should receive "hello"

  # zmq_setsockopt(3), ZMQ_IPV6: off by default; when on, an address in brackets works.
  @TR-TCP-05 @LIBZMQ-TCP-10 @LIBZMQ-TCP-01 @transport-tcp
  Scenario: a socket with IPV6 talks over both families
    Given a PULL socket "sink"
    Then option IPV6 of "sink" should be 0
    When option IPV6 of "sink" is set to 1
    And "sink" is bound to tcp://*:*
    Then option LAST_ENDPOINT of "sink" should match tcp://[::]:<sink:port>
    Given a PUSH socket "six" with options
      | IPV6 | 1 |
    And a PUSH socket "four"
    When "six" connects to tcp://[::1]:<sink:port>
    And "six" sends "over six"
    Then "sink" should receive "over six"
    When "four" connects to tcp://127.0.0.1:<sink:port>
    And "four" sends "over four"
    Then "sink" should receive "over four"

  # zmq_unbind(3): the resolved endpoint unbinds, the wildcard and any other string do not.
  @TR-GEN-09 @TR-TCP-04 @LIBZMQ-TCP-02 @transport-tcp
  Scenario: a socket is unbound by the endpoint that it was told
    Given a PULL socket "sink"
    And "sink" is bound
    Then unbinding "sink" from tcp://127.0.0.1:* should fail with ENOENT
    And unbinding "sink" from tcp://127.0.0.1:1 should fail with ENOENT
    And disconnecting "sink" from tcp://127.0.0.1:1 should fail with ENOENT
    When "sink" is unbound
    Given a PULL socket "successor"
    And "successor" is bound to the endpoint of "sink"
    And a PUSH socket "source"
    And "source" is connected to "successor"
    When "source" sends "hello"
    Then "successor" should receive "hello"

  # libzmq, test_term_endpoint: the connections that were accepted there end too.
  @LIBZMQ-TCP-03 @transport-tcp
  Scenario: a socket that is unbound loses the peers that came that way
    Given a PUSH socket "source"
    And "source" is bound
    And a PULL socket "sink"
    And "sink" is connected to "source"
    When "source" sends "before"
    Then "sink" should receive "before"
    When "source" is unbound
    Then "source" should stop being writable
    And "sink" should report DISCONNECTED
    And sending "nobody is there" on "source" should fail with EAGAIN
    When "sink" is bound
    And "source" is connected to "sink"
    And "source" sends "after"
    Then "sink" should receive "after"
