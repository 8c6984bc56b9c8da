# Written by `npm run options` from catalogue/options.yaml: change that.
Feature: Options can be read, or be set, or both

  Some options tell about a socket, some tell it what to do, and most do both.

  # zmq_getsockopt(3): what tells about the socket, and is not for the application to decide.
  @LIBZMQ-OPTIONS-08 @LIBZMQ-OPTIONS-11 @transport-tcp
  Scenario Outline: <option> of <socket> can be read, and not be set
    Given a <socket> socket "socket"
    Then option <option> of "socket" should be <default>
    And setting option <option> of "socket" to <value> should fail with <error>
    And option <option> of "socket" should be <default>

    Examples: state
      | option        | socket | default | value               | error  |
      | TYPE          | PAIR   | 0       | 1                   | EINVAL |
      | TYPE          | PUB    | 1       | 1                   | EINVAL |
      | TYPE          | SUB    | 2       | 1                   | EINVAL |
      | TYPE          | REQ    | 3       | 1                   | EINVAL |
      | TYPE          | REP    | 4       | 1                   | EINVAL |
      | TYPE          | DEALER | 5       | 1                   | EINVAL |
      | TYPE          | ROUTER | 6       | 1                   | EINVAL |
      | TYPE          | PULL   | 7       | 1                   | EINVAL |
      | TYPE          | PUSH   | 8       | 1                   | EINVAL |
      | TYPE          | XPUB   | 9       | 1                   | EINVAL |
      | TYPE          | XSUB   | 10      | 1                   | EINVAL |
      | TYPE          | STREAM | 11      | 1                   | EINVAL |
      | EVENTS        | PAIR   | 0       | 1                   | EINVAL |
      | EVENTS        | PUB    | 2       | 1                   | EINVAL |
      | EVENTS        | SUB    | 0       | 1                   | EINVAL |
      | EVENTS        | REQ    | 0       | 1                   | EINVAL |
      | EVENTS        | REP    | 0       | 1                   | EINVAL |
      | EVENTS        | DEALER | 0       | 1                   | EINVAL |
      | EVENTS        | ROUTER | 2       | 1                   | EINVAL |
      | EVENTS        | PULL   | 0       | 1                   | EINVAL |
      | EVENTS        | PUSH   | 0       | 1                   | EINVAL |
      | EVENTS        | XPUB   | 2       | 1                   | EINVAL |
      | EVENTS        | XSUB   | 2       | 1                   | EINVAL |
      | EVENTS        | STREAM | 2       | 1                   | EINVAL |
      | RCVMORE       | DEALER | 0       | 1                   | EINVAL |
      | LAST_ENDPOINT | DEALER | ""      | "tcp://127.0.0.1:1" | EINVAL |
      | THREAD_SAFE   | DEALER | 0       | 1                   | EINVAL |
      | TOPICS_COUNT  | PUB    | 0       | 1                   | EINVAL |
      | TOPICS_COUNT  | XPUB   | 0       | 1                   | EINVAL |
      | TOPICS_COUNT  | SUB    | 0       | 1                   | EINVAL |
      | TOPICS_COUNT  | XSUB   | 0       | 1                   | EINVAL |

    @TR-SEC-01
    Examples: state
      | option    | socket | default | value | error  |
      | MECHANISM | DEALER | 0       | 1     | EINVAL |

  # zmq_setsockopt(3): what is not among the options of zmq_getsockopt(3); divergence C75 allows to read it.
  @LIBZMQ-OPTIONS-09 @LIBZMQ-OPTIONS-11 @transport-tcp
  Scenario Outline: <option> of <socket> can be set, and is not read as anything else
    Given a <socket> socket "socket"
    Then reading option <option> of "socket" should give <default> or fail with EINVAL
    And option <option> of "socket" should accept <values>
    And reading option <option> of "socket" should give <last> or fail with EINVAL

    @TR-VMCI-02
    Examples: multicast and vmci
      | option               | socket | default | values      | last  |
      | VMCI_BUFFER_SIZE     | DEALER | 0       | 0 and 65536 | 65536 |
      | VMCI_BUFFER_MIN_SIZE | DEALER | 0       | 0 and 65536 | 65536 |
      | VMCI_BUFFER_MAX_SIZE | DEALER | 0       | 0 and 65536 | 65536 |
      | VMCI_CONNECT_TIMEOUT | DEALER | -1      | -1 and 1000 | 1000  |

    Examples: patterns
      | option                   | socket | default | values           | last      |
      | ROUTER_MANDATORY         | ROUTER | 0       | 0 and 1          | 1         |
      | ROUTER_HANDOVER          | ROUTER | 0       | 0 and 1          | 1         |
      | ROUTER_RAW               | ROUTER | 0       | 0 and 1          | 1         |
      | PROBE_ROUTER             | ROUTER | 0       | 0 and 1          | 1         |
      | PROBE_ROUTER             | DEALER | 0       | 0 and 1          | 1         |
      | PROBE_ROUTER             | REQ    | 0       | 0 and 1          | 1         |
      | REQ_CORRELATE            | REQ    | 0       | 0 and 1          | 1         |
      | REQ_RELAXED              | REQ    | 0       | 0 and 1          | 1         |
      | XPUB_VERBOSE             | XPUB   | 0       | 0 and 1          | 1         |
      | XPUB_VERBOSER            | XPUB   | 0       | 0 and 1          | 1         |
      | XPUB_NODROP              | XPUB   | 0       | 0 and 1          | 1         |
      | XPUB_NODROP              | PUB    | 0       | 0 and 1          | 1         |
      | XPUB_MANUAL              | XPUB   | 0       | 0 and 1          | 1         |
      | XPUB_MANUAL_LAST_VALUE   | XPUB   | 0       | 0 and 1          | 1         |
      | XPUB_WELCOME_MSG         | XPUB   | ""      | "" and "welcome" | "welcome" |
      | ONLY_FIRST_SUBSCRIBE     | XSUB   | 0       | 0 and 1          | 1         |
      | ONLY_FIRST_SUBSCRIBE     | XPUB   | 0       | 0 and 1          | 1         |
      | XSUB_VERBOSE_UNSUBSCRIBE | XSUB   | 0       | 0 and 1          | 1         |
      | STREAM_NOTIFY            | STREAM | 1       | 0 and 1          | 1         |
      | HELLO_MSG                | ROUTER | ""      | "" and "hello"   | "hello"   |
      | HELLO_MSG                | DEALER | ""      | "" and "hello"   | "hello"   |
      | DISCONNECT_MSG           | ROUTER | ""      | "" and "gone"    | "gone"    |
      | HICCUP_MSG               | DEALER | ""      | "" and "hiccup"  | "hiccup"  |

  # zmq_setsockopt(3): an option that is an act, or adds to a list, has no value.
  @LIBZMQ-OPTIONS-09 @LIBZMQ-OPTIONS-11 @transport-tcp
  Scenario Outline: <option> of <socket> can be set, and not be read
    Given a <socket> socket "socket"
    Then option <option> of "socket" should accept <values>
    And reading option <option> of "socket" should fail with EINVAL

    Examples: connections
      | option   | socket | values         |
      | METADATA | DEALER | "X-name:value" |

    Examples: tcp and ipc
      | option         | socket | values |
      | IPC_FILTER_PID | DEALER | 1      |
      | IPC_FILTER_UID | DEALER | 1      |
      | IPC_FILTER_GID | DEALER | 1      |

    @TR-TCP-09
    Examples: tcp and ipc
      | option            | socket | values                        |
      | TCP_ACCEPT_FILTER | DEALER | "127.0.0.1" and "127.0.0.0/8" |

    Examples: patterns
      | option             | socket | values                 |
      | CONNECT_ROUTING_ID | ROUTER | "name" and 255 letters |
      | CONNECT_ROUTING_ID | STREAM | "name" and 255 letters |
      | SUBSCRIBE          | SUB    | "news" and ""          |
      | UNSUBSCRIBE        | SUB    | "news" and ""          |
