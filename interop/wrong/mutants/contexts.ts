import type { Mutant } from "../mutant.ts";

/** Wrong in how contexts end (zmq_ctx_term(3)). */
export const contexts: Record<string, Mutant> = {
  "lets-calls-wait": {
    fault: "a call that waits does not end with its context",
    requirement: "LIBZMQ-CONTEXT-01",
    caughtBy: "LIBZMQ-CONTEXT-01/a-context-that-is-shut-down-ends-a-send-that-waits[tcp]",
    step: 'the send on "waiting" should fail with ETERM',
    reason: "should have ended within 4000 ms.",
    source: "socket/socket-core.ts",
    reads: 'this.#tellOver("ETERM");',
    instead: "",
  },
  "terminates-at-once": {
    fault: "a context does not wait until its sockets are closed",
    requirement: "LIBZMQ-CONTEXT-01",
    caughtBy: "LIBZMQ-CONTEXT-01/a-context-that-is-terminated-waits-until-its-sockets-are-closed[tcp]",
    step: 'context "ending" should still be terminating',
    reason: "should still wait: it succeeded.",
    source: "socket/context-core.ts",
    reads: "if (this.#sockets.size > 0 || this.#lingering > 0) return;",
    instead: "",
  },
  "counts-no-sockets": {
    fault: "MAX_SOCKETS is ignored",
    requirement: "LIBZMQ-CONTEXT-03",
    caughtBy: "LIBZMQ-CONTEXT-03/a-context-has-no-more-sockets-than-allowed[inproc]",
    step: 'opening a PAIR socket in context "small" should fail with EMFILE',
    reason: "socket.new should have failed with EMFILE: it succeeded.",
    source: "socket/context-core.ts",
    reads: 'if (this.#sockets.size >= this.options.maxSockets) throw new ZmqError("EMFILE");',
    instead: "",
  },
};
