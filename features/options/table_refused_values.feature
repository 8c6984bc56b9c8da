# Written by `npm run options` from catalogue/options.yaml: change that.
Feature: Options refuse values that make no sense

  Who asks for what cannot be is told so at once, and the socket stays as it was.

  # zmq_setsockopt(3), ERRORS: EINVAL for a value that is not allowed. The option stays as it is.
  @LIBZMQ-OPTIONS-10 @transport-tcp
  Scenario Outline: <option> of <socket> refuses what makes no sense
    Given a <socket> socket "socket"
    Then setting option <option> of "socket" to <values> should fail with <error>
    And option <option> of "socket" should be <default>

    Examples: queues and time
      | option    | socket | error  | values            | default |
      | SNDHWM    | DEALER | EINVAL | -1 or -2147483648 | 1000    |
      | RCVHWM    | DEALER | EINVAL | -1 or -2147483648 | 1000    |
      | SNDTIMEO  | DEALER | EINVAL | -2 or -2147483648 | -1      |
      | RCVTIMEO  | DEALER | EINVAL | -2 or -2147483648 | -1      |
      | LINGER    | SUB    | EINVAL | -2 or -2147483648 | 0       |
      | IMMEDIATE | DEALER | EINVAL | -1 or 2           | 0       |
      | CONFLATE  | PULL   | EINVAL | -1 or 2           | 0       |

    Examples: connections
      | option            | socket | error  | values            | default |
      | RECONNECT_IVL     | DEALER | EINVAL | -2 or -2147483648 | 100     |
      | RECONNECT_IVL_MAX | DEALER | EINVAL | -1 or -2147483648 | 0       |
      | HANDSHAKE_IVL     | DEALER | EINVAL | -1 or -2147483648 | 30000   |
      | HEARTBEAT_IVL     | DEALER | EINVAL | -1 or -2147483648 | 0       |
      | HEARTBEAT_TIMEOUT | DEALER | EINVAL | -1 or -2147483648 | -1      |

    @TR-TCP-09
    Examples: connections
      | option          | socket | error  | values            | default |
      | CONNECT_TIMEOUT | DEALER | EINVAL | -1 or -2147483648 | 0       |
      | BACKLOG         | DEALER | EINVAL | -1 or -2147483648 | 100     |
      | USE_FD          | DEALER | EINVAL | -2 or -2147483648 | -1      |

    @LIBZMQ-HEARTBEAT-03
    Examples: connections
      | option        | socket | error  | values          | default |
      | HEARTBEAT_TTL | DEALER | EINVAL | -100 or 6553600 | 0       |

    Examples: tcp and ipc
      | option   | socket | error  | values            | default |
      | IPV6     | DEALER | EINVAL | -1 or 2           | 0       |
      | IPV4ONLY | DEALER | EINVAL | -1 or 2           | 1       |
      | SNDBUF   | DEALER | EINVAL | -2 or -2147483648 | -1      |
      | RCVBUF   | DEALER | EINVAL | -2 or -2147483648 | -1      |

    @TR-TCP-09
    Examples: tcp and ipc
      | option              | socket | error  | values            | default |
      | TCP_KEEPALIVE       | DEALER | EINVAL | -2 or 2           | -1      |
      | TCP_KEEPALIVE_CNT   | DEALER | EINVAL | -2 or -2147483648 | -1      |
      | TCP_KEEPALIVE_IDLE  | DEALER | EINVAL | -2 or -2147483648 | -1      |
      | TCP_KEEPALIVE_INTVL | DEALER | EINVAL | -2 or -2147483648 | -1      |
      | TCP_MAXRT           | DEALER | EINVAL | -1 or -2147483648 | 0       |
      | TOS                 | DEALER | EINVAL | -1 or -2147483648 | 0       |
      | BINDTODEVICE        | DEALER | EINVAL | "" or 17 letters  | ""      |
      | SOCKS_PROXY         | DEALER | EINVAL | ""                | ""      |
      | SOCKS_USERNAME      | DEALER | EINVAL | 256 letters       | ""      |
      | SOCKS_PASSWORD      | DEALER | EINVAL | 256 letters       | ""      |

    Examples: security
      | option                            | socket | error  | values                                          | default                                    |
      | PLAIN_SERVER                      | DEALER | EINVAL | -1 or 2                                         | 0                                          |
      | PLAIN_USERNAME                    | DEALER | EINVAL | "" or 256 letters                               | ""                                         |
      | PLAIN_PASSWORD                    | DEALER | EINVAL | "" or 256 letters                               | ""                                         |
      | CURVE_SERVER                      | DEALER | EINVAL | -1 or 2                                         | 0                                          |
      | CURVE_PUBLICKEY                   | DEALER | EINVAL | "" or "rq:rM>}U?@Lns47E1%kR.o@n%FcmmsL/@{H8]yf" | "0000000000000000000000000000000000000000" |
      | CURVE_SECRETKEY                   | DEALER | EINVAL | "" or "rq:rM>}U?@Lns47E1%kR.o@n%FcmmsL/@{H8]yf" | "0000000000000000000000000000000000000000" |
      | CURVE_SERVERKEY                   | DEALER | EINVAL | "" or "rq:rM>}U?@Lns47E1%kR.o@n%FcmmsL/@{H8]yf" | "0000000000000000000000000000000000000000" |
      | GSSAPI_SERVER                     | DEALER | EINVAL | -1 or 2                                         | 0                                          |
      | GSSAPI_PLAINTEXT                  | DEALER | EINVAL | -1 or 2                                         | 0                                          |
      | GSSAPI_PRINCIPAL                  | DEALER | EINVAL | "" or 256 letters                               | ""                                         |
      | GSSAPI_PRINCIPAL_NAMETYPE         | DEALER | EINVAL | -1 or 3                                         | 0                                          |
      | GSSAPI_SERVICE_PRINCIPAL          | DEALER | EINVAL | "" or 256 letters                               | ""                                         |
      | GSSAPI_SERVICE_PRINCIPAL_NAMETYPE | DEALER | EINVAL | -1 or 3                                         | 0                                          |
      | ZAP_DOMAIN                        | DEALER | EINVAL | 256 letters                                     | ""                                         |

    Examples: multicast and vmci
      | option            | socket | error  | values            | default |
      | RATE              | DEALER | EINVAL | 0 or -1           | 100     |
      | RECOVERY_IVL      | DEALER | EINVAL | -1 or -2147483648 | 10000   |
      | MULTICAST_HOPS    | DEALER | EINVAL | 0 or -1           | 1       |
      | MULTICAST_MAXTPDU | DEALER | EINVAL | 0 or -1           | 1500    |

    Examples: patterns
      | option        | socket | error  | values            | default |
      | ROUTING_ID    | REQ    | EINVAL | "" or 256 letters | ""      |
      | ROUTER_NOTIFY | ROUTER | EINVAL | -1 or 4           | 0       |

  # zmq_setsockopt(3), ERRORS: the same where nothing can be read to compare.
  @LIBZMQ-OPTIONS-10 @transport-tcp
  Scenario Outline: <option> of <socket> refuses nonsense
    Given a <socket> socket "socket"
    Then setting option <option> of "socket" to <values> should fail with <error>

    Examples: connections
      | option   | socket | error  | values                                  |
      | METADATA | DEALER | EINVAL | "", "X-name", "name:value" or "X-name:" |

    @TR-TCP-09
    Examples: tcp and ipc
      | option            | socket | error  | values                                                 |
      | TCP_ACCEPT_FILTER | DEALER | EINVAL | "", "nonsense", "127.0.0.1/33" or "127.0.0.1/nonsense" |

    Examples: patterns
      | option                 | socket | error  | values  |
      | CONNECT_ROUTING_ID     | ROUTER | EINVAL | ""      |
      | ROUTER_MANDATORY       | ROUTER | EINVAL | -1      |
      | ROUTER_HANDOVER        | ROUTER | EINVAL | -1      |
      | ROUTER_RAW             | ROUTER | EINVAL | -1      |
      | PROBE_ROUTER           | ROUTER | EINVAL | -1      |
      | REQ_CORRELATE          | REQ    | EINVAL | -1      |
      | REQ_RELAXED            | REQ    | EINVAL | -1      |
      | XPUB_VERBOSE           | XPUB   | EINVAL | -1      |
      | XPUB_VERBOSER          | XPUB   | EINVAL | -1      |
      | XPUB_NODROP            | XPUB   | EINVAL | -1      |
      | XPUB_MANUAL            | XPUB   | EINVAL | -1      |
      | XPUB_MANUAL_LAST_VALUE | XPUB   | EINVAL | -1      |
      | ONLY_FIRST_SUBSCRIBE   | XSUB   | EINVAL | -1      |
      | STREAM_NOTIFY          | STREAM | EINVAL | -1 or 2 |

    Examples: state
      | option | socket | error  | values |
      | FD     | DEALER | EINVAL | 1      |
