Feature: inproc refuses types of sockets that do not match
  No handshake tells two sockets of one context what the other one is. Those that cannot talk are kept apart all the same.

  # zmq_socket(3), compatible peer sockets; RFC 23, the Socket-Type property (divergence C101: libzmq joins any two).
  @TR-INP-06 @transport-inproc
  Scenario Outline: a <bound> takes nothing from a <stranger>
    Given a <bound> socket "bound"
    And "bound" is bound
    And a <stranger> socket "stranger"
    And a <friend> socket "friend"
    When "stranger" tries to connect to the endpoint of "bound"
    And "stranger" tries at once to send "not for you"
    And "friend" is connected to "bound"
    And "friend" sends "hello"
    Then "bound" should receive "hello"
    And receiving on "bound" should fail with EAGAIN

    Examples: of wrong and right peers
      | bound | stranger | friend |
      | PULL  | PAIR     | PUSH   |
      | PULL  | DEALER   | PUSH   |
      | PAIR  | PUSH     | PAIR   |
