import type { Mutant } from "../mutant.ts";

/** Wrong in what a monitor is told (zmq_socket_monitor(3)). */
export const monitors: Record<string, Mutant> = {
  "reports-no-handshake": {
    fault: "HANDSHAKE_SUCCEEDED is missing where a socket connects",
    requirement: "LIBZMQ-MONITOR-02",
    caughtBy: "LIBZMQ-MONITOR-02/a-socket-that-connects-reports-its-attempts[tcp]",
    step: '"source" should report in order',
    reason: '"source" did not report HANDSHAKE_SUCCEEDED.',
    source: "connection/dialer.ts",
    reads: 'if (this.#owner.hasHandshake) this.#emit("handshake");',
    instead: "",
  },
  "reports-another-status": {
    fault: "the value of HANDSHAKE_FAILED_AUTH is not the status in ERROR",
    requirement: "LIBZMQ-MONITOR-06",
    caughtBy: "LIBZMQ-MONITOR-06/a-connecting-socket-reports-that-it-was-refused-with-400[tcp]",
    step: '"source" should report HANDSHAKE_FAILED_AUTH with the value 400',
    reason: 'HANDSHAKE_FAILED_AUTH of "source" has another value.',
    source: "zmtp/error-command.ts",
    reads: "status: Number(reason),",
    instead: "status: 300,",
  },
  "reports-the-wrong-endpoint": {
    fault: "ACCEPTED does not name the endpoint",
    requirement: "LIBZMQ-MONITOR-02",
    caughtBy: "LIBZMQ-MONITOR-02/events-name-the-endpoint[tcp]",
    step: '"sink" should report ACCEPTED with the endpoint of "sink"',
    reason: 'ACCEPTED of "sink" names another endpoint.',
    source: "connection/listener.ts",
    reads: 'this.#owner.emit({ type: "accept", address: this.endpoint });',
    instead: 'this.#owner.emit({ type: "accept", address: "tcp://*:*" });',
  },
  "reports-out-of-order": {
    fault: "HANDSHAKE_SUCCEEDED comes before ACCEPTED",
    requirement: "LIBZMQ-MONITOR-02",
    caughtBy: "LIBZMQ-MONITOR-02/a-socket-that-binds-reports-its-peers-coming-and-going[tcp]",
    step: '"sink" should report in order',
    reason: '"sink" did not report HANDSHAKE_SUCCEEDED.',
    source: "connection/listener.ts",
    reads: 'if (this.#owner.isObserved) this.#owner.emit({ type: "accept", address: this.endpoint });',
    instead: `if (this.#owner.isObserved) {
      const { established } = this;
      this.established = (...given) => {
        established.apply(this, given);
        this.#owner.emit({ type: "accept", address: this.endpoint });
      };
    }`,
  },
};
