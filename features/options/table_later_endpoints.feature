# Written by `npm run options` from catalogue/options.yaml: change that.
Feature: Options for endpoints leave alone what is connected

  Each is set to a value that would stop or change the traffic if it took effect at once; only what is bound or
  connected afterwards has to do with it.

  # zmq_setsockopt(3), synopsis: options other than the listed exceptions affect later bind and connect calls only.
  @TR-GEN-08 @transport-tcp
  Scenario Outline: <option> changes nothing for a connection that is there
    Given DEALER sockets "left" and "right"
    And "left" is bound
    And "right" is connected to "left"
    When option <option> of "left" and "right" is set to <value>
    And "right" sends the messages
      | one     |
      | another |
    Then "left" should receive in order
      | one     |
      | another |
    When "left" sends "answer"
    Then "right" should receive "answer"

    Examples: queues and time
      | option    | value |
      | IMMEDIATE | 1     |
      | CONFLATE  | 1     |

    Examples: connections
      | option            | value |
      | MAXMSGSIZE        | 1     |
      | HANDSHAKE_IVL     | 1     |
      | HEARTBEAT_IVL     | 1     |
      | HEARTBEAT_TIMEOUT | 1     |

    @TR-TCP-09
    Examples: connections
      | option          | value |
      | CONNECT_TIMEOUT | 1     |

    @LIBZMQ-HEARTBEAT-03
    Examples: connections
      | option        | value |
      | HEARTBEAT_TTL | 100   |

    Examples: tcp and ipc
      | option | value |
      | IPV6   | 1     |
      | SNDBUF | 1     |
      | RCVBUF | 1     |

    @TR-TCP-09
    Examples: tcp and ipc
      | option        | value         |
      | TCP_KEEPALIVE | 1             |
      | TCP_MAXRT     | 1             |
      | TOS           | 40            |
      | BINDTODEVICE  | "nowhere"     |
      | SOCKS_PROXY   | "127.0.0.1:1" |

    Examples: security
      | option          | value                                      |
      | PLAIN_SERVER    | 1                                          |
      | PLAIN_USERNAME  | "user"                                     |
      | PLAIN_PASSWORD  | "secret"                                   |
      | CURVE_SERVER    | 1                                          |
      | CURVE_PUBLICKEY | "rq:rM>}U?@Lns47E1%kR.o@n%FcmmsL/@{H8]yf7" |
      | CURVE_SECRETKEY | "rq:rM>}U?@Lns47E1%kR.o@n%FcmmsL/@{H8]yf7" |
      | CURVE_SERVERKEY | "rq:rM>}U?@Lns47E1%kR.o@n%FcmmsL/@{H8]yf7" |
      | ZAP_DOMAIN      | "domain"                                   |

    Examples: patterns
      | option     | value  |
      | ROUTING_ID | "name" |
