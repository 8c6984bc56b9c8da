# Written by `npm run options` from catalogue/options.yaml: change that.
Feature: Options have a default, and keep what they are set to

  A program that sets nothing gets a socket that waits for ever, keeps a thousand messages, reconnects after 100 ms and
  trusts everybody. What it sets it reads back, up to the borders of what the option takes.

  # zmq_setsockopt(3), zmq_getsockopt(3), under each option's name: its default, and the values that it takes.
  @LIBZMQ-OPTIONS-08 @LIBZMQ-OPTIONS-09 @transport-tcp
  Scenario Outline: <option> of <socket> begins with its default, and keeps what it is set to
    Given a <socket> socket "socket"
    Then option <option> of "socket" should be <default>
    And option <option> of "socket" should keep <values>

    Examples: queues and time
      | option    | socket | default | values                  |
      | SNDHWM    | DEALER | 1000    | 0, 1 and 2147483647     |
      | RCVHWM    | DEALER | 1000    | 0, 1 and 2147483647     |
      | SNDTIMEO  | DEALER | -1      | -1, 0, 1 and 2147483647 |
      | RCVTIMEO  | DEALER | -1      | -1, 0, 1 and 2147483647 |
      | LINGER    | SUB    | 0       | -1, 0, 1 and 2147483647 |
      | LINGER    | XSUB   | 0       | -1, 0, 1 and 2147483647 |
      | LINGER    | DEALER | -1      | -1, 0, 1 and 2147483647 |
      | IMMEDIATE | DEALER | 0       | 0 and 1                 |
      | CONFLATE  | PULL   | 0       | 0 and 1                 |
      | CONFLATE  | PUSH   | 0       | 0 and 1                 |
      | CONFLATE  | SUB    | 0       | 0 and 1                 |
      | CONFLATE  | PUB    | 0       | 0 and 1                 |
      | CONFLATE  | DEALER | 0       | 0 and 1                 |

    Examples: connections
      | option            | socket | default | values                                    |
      | RECONNECT_IVL     | DEALER | 100     | -1, 0, 1 and 2147483647                   |
      | RECONNECT_IVL_MAX | DEALER | 0       | 0, 1 and 2147483647                       |
      | RECONNECT_STOP    | DEALER | 0       | 0, 1, 2, 4 and 7                          |
      | MAXMSGSIZE        | DEALER | -1      | -1, 0, 1, 2147483648 and 9007199254740991 |
      | HANDSHAKE_IVL     | DEALER | 30000   | 0, 1 and 2147483647                       |
      | HEARTBEAT_IVL     | DEALER | 0       | 0, 1 and 2147483647                       |
      | HEARTBEAT_TIMEOUT | DEALER | -1      | 0, 1 and 2147483647                       |
      | AFFINITY          | DEALER | 0       | 0, 1 and 9007199254740991                 |

    @TR-TCP-09
    Examples: connections
      | option          | socket | default | values               |
      | CONNECT_TIMEOUT | DEALER | 0       | 0, 1 and 2147483647  |
      | BACKLOG         | DEALER | 100     | 0, 1 and 2147483647  |
      | USE_FD          | DEALER | -1      | -1, 0 and 2147483647 |

    @LIBZMQ-HEARTBEAT-03
    Examples: connections
      | option        | socket | default | values             |
      | HEARTBEAT_TTL | DEALER | 0       | 0, 100 and 6553500 |

    Examples: tcp and ipc
      | option            | socket | default | values               |
      | IPV6              | DEALER | 0       | 0 and 1              |
      | IPV4ONLY          | DEALER | 1       | 0 and 1              |
      | SNDBUF            | DEALER | -1      | -1, 0 and 2147483647 |
      | RCVBUF            | DEALER | -1      | -1, 0 and 2147483647 |
      | LOOPBACK_FASTPATH | DEALER | 0       | 0 and 1              |

    @TR-TCP-09
    Examples: tcp and ipc
      | option              | socket | default | values                        |
      | TCP_KEEPALIVE       | DEALER | -1      | -1, 0 and 1                   |
      | TCP_KEEPALIVE_CNT   | DEALER | -1      | -1, 1 and 2147483647          |
      | TCP_KEEPALIVE_IDLE  | DEALER | -1      | -1, 1 and 2147483647          |
      | TCP_KEEPALIVE_INTVL | DEALER | -1      | -1, 1 and 2147483647          |
      | TCP_MAXRT           | DEALER | 0       | 0, 1 and 2147483647           |
      | TOS                 | DEALER | 0       | 0, 1 and 2147483647           |
      | BINDTODEVICE        | DEALER | ""      | "lo" and 15 letters           |
      | SOCKS_PROXY         | DEALER | ""      | "127.0.0.1:1" and 255 letters |
      | SOCKS_USERNAME      | DEALER | ""      | "user", "" and 255 letters    |
      | SOCKS_PASSWORD      | DEALER | ""      | "secret", "" and 255 letters  |

    Examples: security
      | option                            | socket | default                                    | values                                     |
      | PLAIN_SERVER                      | DEALER | 0                                          | 0 and 1                                    |
      | PLAIN_USERNAME                    | DEALER | ""                                         | "user" and 255 letters                     |
      | PLAIN_PASSWORD                    | DEALER | ""                                         | "secret" and 255 letters                   |
      | CURVE_SERVER                      | DEALER | 0                                          | 0 and 1                                    |
      | CURVE_PUBLICKEY                   | DEALER | "0000000000000000000000000000000000000000" | "rq:rM>}U?@Lns47E1%kR.o@n%FcmmsL/@{H8]yf7" |
      | CURVE_SECRETKEY                   | DEALER | "0000000000000000000000000000000000000000" | "rq:rM>}U?@Lns47E1%kR.o@n%FcmmsL/@{H8]yf7" |
      | CURVE_SERVERKEY                   | DEALER | "0000000000000000000000000000000000000000" | "rq:rM>}U?@Lns47E1%kR.o@n%FcmmsL/@{H8]yf7" |
      | GSSAPI_SERVER                     | DEALER | 0                                          | 0 and 1                                    |
      | GSSAPI_PLAINTEXT                  | DEALER | 0                                          | 0 and 1                                    |
      | GSSAPI_PRINCIPAL                  | DEALER | ""                                         | "user" and 255 letters                     |
      | GSSAPI_PRINCIPAL_NAMETYPE         | DEALER | 0                                          | 0, 1 and 2                                 |
      | GSSAPI_SERVICE_PRINCIPAL          | DEALER | ""                                         | "service" and 255 letters                  |
      | GSSAPI_SERVICE_PRINCIPAL_NAMETYPE | DEALER | 0                                          | 0, 1 and 2                                 |
      | ZAP_DOMAIN                        | DEALER | ""                                         | "domain" and 255 letters                   |
      | ZAP_ENFORCE_DOMAIN                | DEALER | 0                                          | 0 and 1                                    |

    Examples: multicast and vmci
      | option            | socket | default | values              |
      | RATE              | DEALER | 100     | 1 and 2147483647    |
      | RECOVERY_IVL      | DEALER | 10000   | 0, 1 and 2147483647 |
      | MULTICAST_HOPS    | DEALER | 1       | 1 and 2147483647    |
      | MULTICAST_MAXTPDU | DEALER | 1500    | 1 and 2147483647    |

    Examples: patterns
      | option          | socket | default | values                 |
      | ROUTING_ID      | REQ    | ""      | "name" and 255 letters |
      | ROUTING_ID      | REP    | ""      | "name" and 255 letters |
      | ROUTING_ID      | ROUTER | ""      | "name" and 255 letters |
      | ROUTING_ID      | DEALER | ""      | "name" and 255 letters |
      | ROUTER_NOTIFY   | ROUTER | 0       | 0, 1, 2 and 3          |
      | INVERT_MATCHING | PUB    | 0       | 0 and 1                |
      | INVERT_MATCHING | XPUB   | 0       | 0 and 1                |
      | INVERT_MATCHING | SUB    | 0       | 0 and 1                |
