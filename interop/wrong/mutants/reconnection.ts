import type { Mutant } from "../mutant.ts";

/** Wrong in when a lost connection is made again (zmq_setsockopt(3)). */
export const reconnections: Record<string, Mutant> = {
  "waits-no-longer-each-time": {
    fault: "RECONNECT_IVL_MAX is ignored",
    requirement: "ZMTP30-ERR-04",
    caughtBy: "ZMTP30-ERR-04/the-waits-of-a-socket-grow-while-nobody-listens[tcp]",
    step: '"source" should report CONNECT_RETRIED 4 times, with a larger value each time',
    reason: 'The values of CONNECT_RETRIED of "source" do not grow.',
    source: "connection/backoff.ts",
    reads: "this.#next = wait * 2;",
    instead: "",
  },
  "does-not-stop": {
    fault: "RECONNECT_STOP is ignored",
    requirement: "TR-GEN-11",
    caughtBy: "TR-GEN-11/a-socket-that-stops-when-it-is-refused-does-not-try-again[tcp]",
    step: 'sending "nobody is there" on "source" should give up with EAGAIN after 300 ms',
    reason: "send should have failed with EAGAIN: it succeeded.",
    source: "connection/dialer.ts",
    reads: "return (this.#owner.options.reconnectStop & reason) !== 0;",
    instead: "return reason === 0;",
  },
};
