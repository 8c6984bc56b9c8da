Feature: A socket can have many endpoints

  One socket can be bound to several endpoints and connected to others, over any transports, and lose them again one by one.
  Its messages do not care which way they go.

  # zmq_bind(3): one socket can have many endpoints, bound and connected, over several transports.
  @TR-GEN-07 @transport-tcp
  Scenario: one socket serves peers over tcp, ipc and inproc at the same time
    Given a PULL socket "sink"
    And "sink" is bound to inproc://many
    And "sink" is bound to ipc://<directory>/many
    And "sink" is bound to tcp://127.0.0.1:*
    And PUSH sockets "one", "two", "three" and "four"
    When "one" connects to inproc://many
    And "two" connects to ipc://<directory>/many
    And "three" connects to tcp://<sink>
    And "four" is bound
    And "sink" connects to the endpoint of "four"
    And "one", "two", "three" and "four" send their own names
    Then "sink" should receive in any order
      | one   |
      | two   |
      | three |
      | four  |

  # zmq_connect(3): connecting again is ignored by DEALER, SUB, PUB and REQ.
  @TR-GEN-06 @transport-tcp
  Scenario: a DEALER that connects twice to an endpoint has one connection
    Given DEALER sockets "once" and "other"
    And "once" and "other" are bound
    And a DEALER socket "dealer"
    And "dealer" is connected to "once"
    When "dealer" connects to the endpoint of "once"
    And "dealer" is connected to "other"
    And "dealer" sends the messages
      | 1 |
      | 2 |
      | 3 |
      | 4 |
    Then "once" should receive in order
      | 1 |
      | 3 |
    And "other" should receive in order
      | 2 |
      | 4 |

  # zmq_connect(3): on other types it makes a second connection, which gets its own share.
  @LIBZMQ-TCP-06 @transport-tcp
  Scenario: a PUSH that connects twice to an endpoint has two connections
    Given PULL sockets "twice" and "once"
    And "twice" and "once" are bound
    And a PUSH socket "source"
    And "source" is connected to "twice"
    And "source" is connected to "twice"
    And "source" is connected to "once"
    When "source" sends the messages
      | 1 |
      | 2 |
      | 3 |
    Then "twice" should receive in any order
      | 1 |
      | 2 |
    And "once" should receive "3"

  # zmq_unbind(3), zmq_disconnect(3): the socket goes on with its other endpoints.
  @TR-GEN-09 @LIBZMQ-INPROC-02 @axis-transport
  Scenario: a socket that has disconnected can connect again
    Given a PULL socket "sink"
    And "sink" is bound
    And a PUSH socket "source"
    And "source" is connected to "sink"
    When "source" sends "before"
    Then "sink" should receive "before"
    When "source" disconnects from the endpoint of "sink"
    Then sending "nobody is there" on "source" should fail with EAGAIN
    When "source" is connected to "sink"
    And "source" sends "after"
    Then "sink" should receive "after"
