Feature: ipc paths are taken over, and only by who binds to them
  The file of an ipc endpoint may outlive its socket, as after a crash. So whoever binds takes it over; and who has lost a
  path leaves it to its successor.

  # zmq_ipc(7): a file that a program left behind when it crashed is no obstacle.
  @TR-IPC-03 @LIBZMQ-IPC-02 @transport-ipc
  Scenario: a socket binds to a path that was left behind
    Given a socket that nobody listens to at ipc://<directory>/stale
    And a PULL socket "sink"
    And "sink" is bound to ipc://<directory>/stale
    And a PUSH socket "source"
    And "source" is connected to "sink"
    When "source" sends "hello"
    Then "sink" should receive "hello"

  # zmq_ipc(7), with divergence C97: whether the file was removed or not, the path can be used again.
  @TR-IPC-03 @LIBZMQ-IPC-02 @transport-ipc
  Scenario: a path can be bound again and again
    Given a PULL socket "first"
    And "first" is bound to ipc://<directory>/again
    When "first" is unbound
    And "first" is bound to ipc://<directory>/again
    And "first" is closed
    Given a PULL socket "second"
    And "second" is bound to ipc://<directory>/again
    And a PUSH socket "source"
    And "source" is connected to "second"
    When "source" sends "hello"
    Then "second" should receive "hello"

  # zmq_ipc(7), with divergence C97: who has lost its path does not take it away from its successor.
  @TR-IPC-03 @LIBZMQ-IPC-02 @transport-ipc
  Scenario: a socket that has lost its path leaves it to its successor
    Given PULL sockets "first" and "second"
    And "first" is bound to ipc://<directory>/lost
    And "second" is bound to ipc://<directory>/lost
    When "first" is shut down
    Then there should be a file at ipc://<directory>/lost
    Given a PUSH socket "source"
    And "source" is connected to "second"
    When "source" sends "hello"
    Then "second" should receive "hello"

  # zmq_ipc(7): the connections of the first binder are not taken over, only who comes later.
  @TR-IPC-03 @transport-ipc
  Scenario: a socket that has lost its path keeps the peers that it has
    Given PULL sockets "first" and "second"
    And "first" is bound to ipc://<directory>/kept
    And a PUSH socket "early"
    And "early" is connected to "first"
    And "second" is bound to ipc://<directory>/kept
    And a PUSH socket "late"
    And "late" is connected to "second"
    When "early" sends "for the first"
    And "late" sends "for the second"
    Then "first" should receive "for the first"
    And "second" should receive "for the second"

  # zmq_ipc(7): the path has to be writable.
  @TR-IPC-04 @transport-ipc
  Scenario: a path where nothing can be written is refused
    Given a PULL socket "sink"
    Then binding "sink" to ipc:///proc/zmqspec should fail
    When "sink" is bound
    Given a PUSH socket "source"
    And "source" is connected to "sink"
    When "source" sends "hello"
    Then "sink" should receive "hello"

  # libzmq, create_ipc_wildcard_address: temporary paths are where the system wants them.
  @LIBZMQ-IPC-03 @TR-IPC-02 @transport-ipc
  Scenario: a path that was made for a socket lies in the directory for temporary files
    Given a PULL socket "sink"
    And "sink" is bound to ipc://*
    Then option LAST_ENDPOINT of "sink" should match ipc://<temporary>/*
    Given a PUSH socket "source"
    And "source" is connected to "sink"
    When "source" sends "hello"
    Then "sink" should receive "hello"

  # zmq_ipc(7): 107 characters fit on Linux, into an abstract name too, its @ included.
  @TR-IPC-06 @transport-ipc
  Scenario Outline: <what> of 107 characters fits, and one of 108 does not
    Given a PULL socket "sink"
    And a PULL socket "other" without monitor
    And a PUSH socket "source"
    Then binding "other" to ipc://<name><fill-108> should fail with ENAMETOOLONG
    And connecting "source" to ipc://<name><fill-108> should fail with ENAMETOOLONG
    When "sink" is bound to ipc://<name><fill-107>
    And "source" is connected to "sink"
    And "source" sends "hello"
    Then "sink" should receive "hello"

    Examples:
      | what             | name                |
      | a path           | <directory>/long-   |
      | an abstract name | @<directory>/long-  |
