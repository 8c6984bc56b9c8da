Feature: REP answers exactly the client that asked

  A service can have any number of clients. Each reply finds its way back to the client whose request was taken last, and
  to nobody else; a client that did not wait for it cannot hold the service up.

  # RFC 28, REP: any number of REQ and DEALER peers; the reply goes to the one that asked.
  @REQREP-REP-01 @REQREP-REP-10 @axis-transport
  Scenario: a REP answers several clients, each with its own reply
    Given a REP socket "service"
    And "service" is bound
    And REQ sockets "anna" and "bert"
    And "anna" and "bert" are connected to "service"
    When "anna" sends "from anna"
    Then "service" should receive "from anna"
    When "bert" sends "from bert"
    And "service" sends "to anna"
    Then "service" should receive "from bert"
    When "service" sends "to bert"
    Then "bert" should receive "to bert"
    And "anna" should receive "to anna"

  # RFC 28, REP: a DEALER is a legal peer; it writes the envelope itself and finds it in front of the reply.
  @REQREP-REP-01 @REQREP-REP-06 @REQREP-REP-07 @REQREP-REP-09 @axis-transport
  Scenario: a REP keeps the envelope of a request for the reply
    Given a REP socket "service"
    And "service" is bound
    And a DEALER socket "client"
    And "client" is connected to "service"
    When "client" sends the message
      | hop two | x:00 01 | "" | question | details |
    Then "service" should receive the message
      | question | details |
    When "service" sends the message
      | answer | details |
    Then "client" should receive the message
      | hop two | x:00 01 | "" | answer | details |

  # RFC 28, REP: only the first empty frame ends the envelope; empty frames after it are data.
  @REQREP-REP-06 @REQREP-REP-07 @axis-transport
  Scenario: a REP ends the envelope at the first empty frame
    Given a REP socket "service"
    And "service" is bound
    And a DEALER socket "client"
    And "client" is connected to "service"
    When "client" sends the message
      | "" | "" | data | "" |
    Then "service" should receive the message
      | "" | data | "" |
    When "service" sends "done"
    Then "client" should receive the message
      | "" | done |

  # RFC 28 does not say; divergence C48: a request without delimiter is dropped, and the client is served on.
  @REQREP-REP-13 @axis-transport
  Scenario: a REP drops a request without delimiter and serves the next
    Given a REP socket "service"
    And "service" is bound
    And a DEALER socket "client"
    And "client" is connected to "service"
    When "client" sends the messages
      | not | a   | request |
      | ""  | but | this is |
    Then "service" should receive the message
      | but | this is |
    When "service" sends "answer"
    Then "client" should receive the message
      | "" | answer |

  # RFC 28, REP: a reply to somebody who has gone vanishes, or the send fails; and a send never waits.
  @REQREP-REP-11 @REQREP-REP-12 @axis-transport
  Scenario: a REP goes on when the client that asked has left
    Given a REP socket "service"
    And "service" is bound
    And REQ sockets "hasty" and "patient"
    And "hasty" and "patient" are connected to "service"
    When "hasty" sends "never mind"
    Then "service" should receive "never mind"
    When "hasty" has left "service"
    And "service" tries to send "nobody listens"
    Then "patient" should be served by "service"

  # libzmq sources, rep.cpp: the option is a ROUTER's and has to mean nothing here (divergence C72: libzmq aborts).
  @LIBZMQ-REP-02 @REQREP-REP-11 @transport-tcp
  Scenario: a REP does not mind being told that routing is mandatory
    Given a REP socket "service" with options
      | ROUTER_MANDATORY | 1 |
    And "service" is bound
    And REQ sockets "hasty" and "patient"
    And "hasty" is connected to "service"
    When "hasty" sends "never mind"
    And "hasty" has left "service"
    And "patient" is connected to "service"
    Then "service" should receive "never mind"
    When "service" tries to send "nobody listens"
    Then "patient" should be served by "service"
