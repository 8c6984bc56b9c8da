Feature: tcp goes through a SOCKS proxy

  Behind a firewall a SOCKS5 proxy (RFC 1928) may be the only way out. A socket that is told of one lets it make its
  connections, and speaks with its peers through it as if it was not there. The proxy of these scenarios knows one machine,
  its own: whatever host it is asked for, it connects to the port there.

  # zmq_setsockopt(3), ZMQ_SOCKS_PROXY: host and port of a proxy that needs no login.
  @LIBZMQ-TCP-09 @transport-tcp
  Scenario: messages travel both ways through a proxy
    Given a REP socket "service"
    And "service" is bound
    And a SOCKS proxy
    And a REQ socket "client"
    And "client" goes through the SOCKS proxy
    When "client" is connected to "service"
    Then the SOCKS proxy should have been asked for the IPv4 address "127.0.0.1"
    When "client" sends "question"
    Then "service" should receive "question"
    When "service" sends 64 KiB of seed 1
    Then "client" should receive 64 KiB of seed 1

  # zmq_setsockopt(3), ZMQ_SOCKS_PROXY: names are not looked up but forwarded unchanged, as address type 3.
  @LIBZMQ-TCP-09 @transport-tcp
  Scenario: names are left to the proxy
    Given a PULL socket "sink"
    And "sink" is bound
    And a SOCKS proxy
    And a PUSH socket "source"
    And "source" goes through the SOCKS proxy
    When "source" connects to tcp://shop.invalid:<sink:port>
    Then the SOCKS proxy should have been asked for the name "shop.invalid"
    And "source" should be connected to "sink"
    When "source" sends "hello"
    Then "sink" should receive "hello"

  # libzmq, test_socks: an IPv6 address is asked for as such, as address type 4.
  @LIBZMQ-TCP-09 @transport-tcp
  Scenario: a proxy is asked for IPv6 addresses
    Given a PULL socket "sink"
    And "sink" is bound
    And a SOCKS proxy
    And a PUSH socket "source"
    And "source" goes through the SOCKS proxy
    When "source" connects to tcp://[2001:db8::7]:<sink:port>
    Then the SOCKS proxy should have been asked for the IPv6 address "2001:0db8:0000:0000:0000:0000:0000:0007"
    And "source" should be connected to "sink"
    When "source" sends "hello"
    Then "sink" should receive "hello"

  # RFC 1928, section 6: a proxy says when it cannot connect. The socket goes on trying, as without a proxy
  # (divergence C102: libzmq may die of it).
  @LIBZMQ-TCP-09 @transport-tcp @hazardous
  Scenario: a socket tries again that a proxy has refused
    Given a PULL socket "sink"
    And "sink" is bound
    And a SOCKS proxy that refuses 2 requests
    And a PUSH socket "source" with options
      | RECONNECT_IVL | 10 |
    And "source" goes through the SOCKS proxy
    When "source" connects to the endpoint of "sink"
    Then the SOCKS proxy should have refused 2 requests
    And "source" should be connected to "sink"
    When "source" sends "hello"
    Then "sink" should receive "hello"

  # RFC 1928, section 3: a proxy that wants a login does nothing for who offers none (divergence C102: and then libzmq dies).
  @LIBZMQ-TCP-09 @transport-tcp @hazardous
  Scenario: a proxy that wants a login turns away who has none
    Given a PULL socket "sink"
    And "sink" is bound
    And a SOCKS proxy for user "anna" with password "secret"
    And a PUSH socket "stranger" with options
      | RECONNECT_IVL | 10000 |
    And "stranger" goes through the SOCKS proxy
    When "stranger" connects to the endpoint of "sink"
    Then the SOCKS proxy should have turned a nameless user away
    Given a PUSH socket "neighbour"
    And "neighbour" is connected to "sink"
    When "stranger" sends "let me in"
    And "neighbour" sends "hello"
    Then "sink" should receive "hello"

  # zmq_setsockopt(3), ZMQ_SOCKS_USERNAME, ZMQ_SOCKS_PASSWORD: the login of RFC 1929.
  @LIBZMQ-TCP-09 @transport-tcp
  Scenario: a socket logs in at a proxy
    Given a PULL socket "sink"
    And "sink" is bound
    And a SOCKS proxy for user "anna" with password "secret"
    And a PUSH socket "source" with options
      | SOCKS_USERNAME | "anna"   |
      | SOCKS_PASSWORD | "secret" |
    And "source" goes through the SOCKS proxy
    When "source" is connected to "sink"
    And "source" sends "hello"
    Then "sink" should receive "hello"

  # RFC 1929: who has the wrong password is turned away, and disturbs nobody (divergence C102).
  @LIBZMQ-TCP-09 @transport-tcp @hazardous
  Scenario: a proxy turns away who has the wrong password
    Given a PULL socket "sink"
    And "sink" is bound
    And a SOCKS proxy for user "anna" with password "secret"
    And a PUSH socket "mallory" with options
      | SOCKS_USERNAME | "anna"  |
      | SOCKS_PASSWORD | "guess" |
      | RECONNECT_IVL  | 10000   |
    And "mallory" goes through the SOCKS proxy
    When "mallory" connects to the endpoint of "sink"
    Then the SOCKS proxy should have turned user "anna" away
    Given a PUSH socket "source" with options
      | SOCKS_USERNAME | "anna"   |
      | SOCKS_PASSWORD | "secret" |
    And "source" goes through the SOCKS proxy
    And "source" is connected to "sink"
    When "mallory" sends "let me in"
    And "source" sends "hello"
    Then "sink" should receive "hello"
