Feature: ipc admits the peers that it should

  The system knows whose process is at the other end of a UNIX domain socket, so a socket can be told by whom it may be
  reached. The options are deprecated, and need a system that tells.

  # zmq_setsockopt(3), ZMQ_IPC_FILTER_UID and _GID: with filters, peers without a match are not admitted. No process of this
  # run has user and group 65533.
  @TR-IPC-07 @transport-ipc
  Scenario Outline: a socket for another <whose> turns peers away
    Given a PULL socket "closed" with options
      | <option> | 65533 |
    And a PULL socket "open"
    And "closed" and "open" are bound
    And a PUSH socket "source" with options
      | IMMEDIATE | 1 |
    When "source" connects to the endpoint of "closed"
    And "source" is connected to "open"
    And "source" sends 3 numbered messages
    Then "open" should receive all numbered messages of "source" in order

    Examples:
      | whose | option         |
      | user  | IPC_FILTER_UID |
      | group | IPC_FILTER_GID |
