import type { Mutant } from "../mutant.ts";

/** Wrong in whom PAIR and STREAM talk to (RFC 31; zmq_socket(3), ZMQ_STREAM). */
export const connections: Record<string, Mutant> = {
  "talks-to-a-second-peer": {
    fault: "a PAIR turns to whoever connected last",
    requirement: "PAIR-01",
    caughtBy: "PAIR-01/a-pair-does-not-talk-to-a-second-peer[tcp]",
    step: '"left" should still be receiving',
    reason: "should still wait: it succeeded.",
    source: "patterns/pair-pattern.ts",
    reads: "if (this.#peer !== undefined) return;",
    instead: "",
  },
  "announces-no-connection": {
    fault: "a STREAM does not tell of connections that come and go",
    requirement: "LIBZMQ-STREAM-01",
    caughtBy: "LIBZMQ-STREAM-01/a-stream-announces-a-connection-and-its-end[tcp]",
    step: '"server" should receive the message',
    reason: '"server" should have received a message: it was still waiting when its time was over.',
    source: "patterns/stream-pattern.ts",
    reads: "if (this.#options.notify) this.#waiting.push",
    instead: "if (this.#options === null) this.#waiting.push",
  },
  "sends-empty-data": {
    fault: "a STREAM does not close a connection at an empty message",
    requirement: "LIBZMQ-STREAM-03",
    caughtBy: "LIBZMQ-STREAM-03/a-stream-closes-a-connection-by-an-empty-message[tcp]",
    step: '"client" should receive the message',
    reason: '"client" should have received a message: it was still waiting when its time was over.',
    source: "patterns/stream-pattern.ts",
    reads: "if (data.length > 0) return",
    instead: "if (data !== EMPTY) return",
  },
};
