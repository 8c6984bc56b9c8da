# Written by `npm run options` from catalogue/options.yaml: change that.
Feature: Options of one socket type are refused by the others

  An option that a socket could only ignore is a mistake of the program, and it learns about it.

  # zmq_setsockopt(3), ERRORS: EINVAL for an option that the socket does not know.
  @LIBZMQ-OPTIONS-12 @transport-tcp
  Scenario Outline: <option> is refused by sockets that it does not concern
    Then setting option <option> to <value> should fail with EINVAL on <sockets> sockets

    Examples: patterns
      | option                   | value       | sockets                                                                |
      | CONNECT_ROUTING_ID       | 255 letters | PAIR, PUB, SUB, REQ, DEALER, PULL, PUSH, XPUB and XSUB                 |
      | ROUTER_MANDATORY         | 1           | PAIR, PUB, SUB, REQ, DEALER, PULL, PUSH, XPUB, XSUB and STREAM         |
      | ROUTER_HANDOVER          | 1           | PAIR, PUB, SUB, REQ, DEALER, PULL, PUSH, XPUB, XSUB and STREAM         |
      | ROUTER_RAW               | 1           | PAIR, PUB, SUB, REQ, DEALER, PULL, PUSH, XPUB, XSUB and STREAM         |
      | ROUTER_NOTIFY            | 3           | PAIR, PUB, SUB, REQ, DEALER, PULL, PUSH, XPUB, XSUB and STREAM         |
      | PROBE_ROUTER             | 1           | PAIR, PUB, SUB, PULL, PUSH, XPUB, XSUB and STREAM                      |
      | REQ_CORRELATE            | 1           | PAIR, PUB, SUB, REP, DEALER, ROUTER, PULL, PUSH, XPUB, XSUB and STREAM |
      | REQ_RELAXED              | 1           | PAIR, PUB, SUB, REP, DEALER, ROUTER, PULL, PUSH, XPUB, XSUB and STREAM |
      | SUBSCRIBE                | ""          | PAIR, REQ, REP, DEALER, ROUTER, PULL, PUSH, XSUB and STREAM            |
      | UNSUBSCRIBE              | ""          | PAIR, REQ, REP, DEALER, ROUTER, PULL, PUSH, XSUB and STREAM            |
      | XPUB_VERBOSE             | 1           | PAIR, SUB, REQ, REP, DEALER, ROUTER, PULL, PUSH, XSUB and STREAM       |
      | XPUB_VERBOSER            | 1           | PAIR, SUB, REQ, REP, DEALER, ROUTER, PULL, PUSH, XSUB and STREAM       |
      | XPUB_NODROP              | 1           | PAIR, SUB, REQ, REP, DEALER, ROUTER, PULL, PUSH, XSUB and STREAM       |
      | XPUB_MANUAL              | 1           | PAIR, SUB, REQ, REP, DEALER, ROUTER, PULL, PUSH, XSUB and STREAM       |
      | XPUB_MANUAL_LAST_VALUE   | 1           | PAIR, SUB, REQ, REP, DEALER, ROUTER, PULL, PUSH, XSUB and STREAM       |
      | XPUB_WELCOME_MSG         | "welcome"   | PAIR, SUB, REQ, REP, DEALER, ROUTER, PULL, PUSH, XSUB and STREAM       |
      | ONLY_FIRST_SUBSCRIBE     | 1           | PAIR, SUB, REQ, REP, DEALER, ROUTER, PULL, PUSH and STREAM             |
      | XSUB_VERBOSE_UNSUBSCRIBE | 1           | PAIR, PUB, SUB, REQ, REP, DEALER, ROUTER, PULL, PUSH, XPUB and STREAM  |
      | STREAM_NOTIFY            | 1           | PAIR, PUB, SUB, REQ, REP, DEALER, ROUTER, PULL, PUSH, XPUB and XSUB    |
