Feature: ipc binds to paths

  ipc connects processes of one machine over UNIX domain sockets. Its address is a path in the file system, or, on Linux, a
  name with @ that is in no file system at all.

  # zmq_ipc(7): a path that does not exist yet is created; LAST_ENDPOINT tells it as it was given.
  @TR-IPC-01 @transport-ipc
  Scenario: a socket bound to a path is found there
    Given a PULL socket "sink"
    And "sink" is bound
    Then option LAST_ENDPOINT of "sink" should match the endpoint of "sink"
    And there should be a file at the endpoint of "sink"
    Given a PUSH socket "source"
    And "source" is connected to "sink"
    When "source" sends "hello"
    Then "sink" should receive "hello"

  # libzmq, ipc_listener.cpp: the file of a path that the system chose goes with the listener.
  @TR-IPC-02 @LIBZMQ-IPC-02 @transport-ipc
  Scenario: a path that was made for a socket goes with it
    Given a PULL socket "sink"
    And "sink" is bound to ipc://*
    Then there should be a file at the endpoint of "sink"
    Given a PUSH socket "source"
    And "source" is connected to "sink"
    When "source" sends "hello"
    Then "sink" should receive "hello"
    When "sink" is unbound
    Then the file at the endpoint of "sink" should disappear

  # zmq_ipc(7): the system chooses a path for *.
  @TR-IPC-02 @transport-ipc
  Scenario: sockets that bind to any path get different ones
    Given PULL sockets "one" and "two"
    And "one" is bound to ipc://*
    And "two" is bound to ipc://*
    And a PUSH socket "source"
    And "source" is connected to "one" and "two"
    When "source" sends "1"
    And "source" sends "2"
    Then "one" should receive "1"
    And "two" should receive "2"

  # zmq_ipc(7): whoever binds last has the path, and the first binder notices nothing.
  @TR-IPC-03 @transport-ipc
  Scenario: a socket takes the path of another over
    Given PULL sockets "first" and "second"
    And "first" is bound to ipc://<directory>/taken
    And "second" is bound to ipc://<directory>/taken
    And a PUSH socket "source"
    When "source" connects to ipc://<directory>/taken
    Then "source" should be connected to "second"
    When "source" sends "hello"
    Then "second" should receive "hello"

  # zmq_ipc(7), with divergence C77: only a socket is taken over; libzmq removes any file.
  @TR-IPC-03 @transport-ipc
  Scenario: a socket does not take the place of a file
    Given a file at ipc://<directory>/notes
    And a PULL socket "sink"
    Then binding "sink" to ipc://<directory>/notes should fail
    And there should be a file at ipc://<directory>/notes
    When "sink" is bound
    Given a PUSH socket "source"
    And "source" is connected to "sink"
    When "source" sends "hello"
    Then "sink" should receive "hello"

  # zmq_ipc(7): the directory has to be there, and the path has to fit into a socket address.
  @TR-IPC-04 @TR-IPC-06 @transport-ipc
  Scenario: a path that cannot be had is refused
    Given a PULL socket "sink" without monitor
    Then binding "sink" to ipc://<directory>/no/such/directory should fail with ENOENT
    And binding "sink" to ipc:///tmp/a-path-that-is-longer-than-the-one-hundred-and-seven-characters-which-the-address-of-a-unix-domain-socket-has-room-for should fail with ENAMETOOLONG
    When "sink" is bound
    Given a PUSH socket "source"
    When "source" connects to the endpoint of "sink"
    And "source" sends "hello"
    Then "sink" should receive "hello"

  # zmq_ipc(7): names with @ are not in the file system, and cannot be taken over.
  @TR-IPC-05 @LIBZMQ-IPC-01 @transport-ipc
  Scenario: a socket binds to an abstract name
    Given a PULL socket "sink"
    And a PULL socket "late" without monitor
    And "sink" is bound to ipc://@<directory>/abstract
    Then binding "late" to the endpoint of "sink" should fail with EADDRINUSE
    And binding "late" to ipc://@ should fail with EINVAL
    Given a PUSH socket "source"
    And "source" is connected to "sink"
    When "source" sends "hello"
    Then "sink" should receive "hello"
