Feature: A proxy passes messages on

  A proxy joins two sockets: whatever one receives, the other sends. Clients and services, or publishers and subscribers,
  then need to know the proxy only.

  # zmq_proxy(3): a ROUTER and a DEALER make a broker between REQ and REP.
  @REQREP-ROU-01 @REQREP-DEA-01 @LIBZMQ-PROXY-02 @axis-transport
  Scenario: clients and services meet at a proxy
    Given a ROUTER socket "front"
    And a DEALER socket "back"
    And "front" and "back" are bound
    And REQ sockets "anna" and "bert"
    And "anna" and "bert" are connected to "front"
    And REP sockets "one" and "two"
    And "one" and "two" are connected to "back"
    When a proxy "broker" runs between "front" and "back"
    Then "anna" should be served by "one"
    And "bert" should be served by "two"
    And "anna" should be served by "one"

  # zmq_proxy(3): everything that passes is sent to the capture socket too.
  @LIBZMQ-PROXY-02 @axis-transport
  Scenario: a proxy shows what passes to a capture socket
    Given a PULL socket "front"
    And a PUSH socket "back"
    And a PUB socket "tap"
    And "front", "back" and "tap" are bound
    And a SUB socket "auditor"
    And "auditor" is connected to "tap"
    And "auditor" is subscribed to "one" at "tap"
    And a PUSH socket "source"
    And "source" is connected to "front"
    And a PULL socket "sink"
    And "sink" is connected to "back"
    When a proxy "line" runs between "front" and "back" and captures to "tap"
    And "source" sends the message
      | one | two |
    Then "sink" should receive the message
      | one | two |
    And "auditor" should receive the message
      | one | two |

  # libzmq, test_proxy_single_socket: one socket can be both ends.
  @LIBZMQ-PROXY-01 @axis-transport
  Scenario: a proxy with one socket at both ends is an echo
    Given a REP socket "mirror"
    And "mirror" is bound
    And a REQ socket "client"
    And "client" is connected to "mirror"
    When a proxy "echo" runs between "mirror" and "mirror"
    And "client" sends "hello"
    Then "client" should receive "hello"
    When "client" sends "hello again"
    Then "client" should receive "hello again"

  # libzmq, test_proxy_hwm: a proxy does not queue without limit, its senders are held back.
  @LIBZMQ-PROXY-03 @axis-transport
  Scenario: a proxy holds its source back when its sink does not read
    Given a PULL socket "front" with options
      | RCVHWM | 2 |
    And a PUSH socket "back" with options
      | SNDHWM | 2 |
    And "front" and "back" are bound
    And a PUSH socket "source" with options
      | SNDHWM | 2 |
    And "source" is connected to "front"
    And a PULL socket "sink" with options
      | RCVHWM | 2 |
    And "sink" is connected to "back"
    When a proxy "line" runs between "front" and "back"
    And "source" is full
    Then sending "too much" on "source" should fail with EAGAIN
    And "sink" should receive all numbered messages of "source" in order
    And "source" should accept another message
    And "sink" should receive all numbered messages of "source" in order

  # zmq_proxy(3): what passes in either direction is captured.
  @LIBZMQ-PROXY-02 @axis-transport
  Scenario: a proxy captures questions and answers
    Given PAIR sockets "front", "back", "client" and "service"
    And a PUB socket "tap"
    And "front", "back" and "tap" are bound
    And "client" is connected to "front"
    And "service" is connected to "back"
    And a SUB socket "auditor"
    And "auditor" is connected to "tap"
    And "auditor" is subscribed to "" at "tap"
    When a proxy "broker" runs between "front" and "back" and captures to "tap"
    And "client" sends "question"
    Then "service" should receive "question"
    When "service" sends "answer"
    Then "client" should receive "answer"
    And "auditor" should receive in order
      | question |
      | answer   |
