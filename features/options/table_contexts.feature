# Written by `npm run options` from catalogue/options.yaml: change that.
Feature: Contexts have options too

  What a context is set to holds for it as a whole, or is what its sockets begin with.

  # zmq_ctx_set(3), zmq_ctx_get(3), under each option's name.
  @LIBZMQ-CONTEXT-08 @transport-tcp
  Scenario Outline: <option> of a context begins with its default, and keeps what it is set to
    Given a context "context"
    Then option <option> of context "context" should be <default>
    And option <option> of context "context" should keep <values>

    Examples: options of contexts
      | option              | default    | values              |
      | IO_THREADS          | 1          | 0, 1 and 2147483647 |
      | MAX_SOCKETS         | 1023       | 1 and 65535         |
      | MAX_MSGSZ           | 2147483647 | 0, 1 and 2147483647 |
      | IPV6                | 0          | 0 and 1             |
      | BLOCKY              | 1          | 0 and 1             |
      | THREAD_SCHED_POLICY | -1         | 0, 1 and 2147483647 |
      | THREAD_NAME_PREFIX  | 0          | 0, 1 and 2147483647 |

  # zmq_ctx_set(3), ERRORS: EINVAL for an unknown option or a value that is not allowed.
  @LIBZMQ-CONTEXT-08 @transport-tcp
  Scenario Outline: <option> of a context refuses what makes no sense
    Given a context "context"
    Then setting option <option> of context "context" to <values> should fail with <error>
    And option <option> of context "context" should be <default>

    Examples: options of contexts
      | option              | error  | values            | default    |
      | IO_THREADS          | EINVAL | -1 or -2147483648 | 1          |
      | MAX_SOCKETS         | EINVAL | 0 or -1           | 1023       |
      | MAX_MSGSZ           | EINVAL | -1 or -2147483648 | 2147483647 |
      | MSG_T_SIZE          | EINVAL | 64                | 64         |
      | IPV6                | EINVAL | -1                | 0          |
      | BLOCKY              | EINVAL | -1                | 1          |
      | THREAD_SCHED_POLICY | EINVAL | -1 or -2147483648 | -1         |

  # zmq_ctx_get(3): what the library has decided.
  @LIBZMQ-CONTEXT-08 @transport-tcp
  Scenario Outline: <option> of a context can be read
    Given a context "context"
    Then option <option> of context "context" should be <default>

    Examples: options of contexts
      | option       | default |
      | SOCKET_LIMIT | 65535   |
      | MSG_T_SIZE   | 64      |

  # zmq_ctx_set(3): options that can be set only.
  @LIBZMQ-CONTEXT-08 @transport-tcp
  Scenario Outline: <option> of a context takes what makes sense only
    Given a context "context"
    Then option <option> of context "context" should accept <values>
    And setting option <option> of context "context" to <refused> should fail with <error>

    Examples: options of contexts
      | option                  | values              | refused           | error  |
      | THREAD_PRIORITY         | 0, 1 and 2147483647 | -1 or -2147483648 | EINVAL |
      | THREAD_AFFINITY_CPU_ADD | 0 and 1             | -1 or -2147483648 | EINVAL |
