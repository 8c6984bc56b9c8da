import type { Mutant } from "../mutant.ts";

/** Wrong in how long a call waits (zmq_setsockopt(3), SNDTIMEO and RCVTIMEO). */
export const waits: Record<string, Mutant> = {
  "waits-for-ever-to-receive": {
    fault: "RCVTIMEO is ignored",
    requirement: "TR-GEN-15",
    caughtBy: "TR-GEN-15/a-receive-gives-up-after-the-time-that-is-set[tcp]",
    step: 'receiving on "sink" should give up with EAGAIN after 100 ms',
    reason: "recv should have failed with EAGAIN: it was still waiting when its time was over.",
    source: "socket/exchange.ts",
    reads: "this.core.options.receiveTimeout, options",
    instead: "-1, options",
  },
  "waits-for-ever-to-send": {
    fault: "SNDTIMEO is ignored",
    requirement: "TR-GEN-15",
    caughtBy: "TR-GEN-15/a-send-gives-up-after-the-time-that-is-set[tcp]",
    step: 'sending "too early" on "source" should give up with EAGAIN after 100 ms',
    reason: "send should have failed with EAGAIN: it was still waiting when its time was over.",
    source: "socket/exchange.ts",
    reads: "this.core.options.sendTimeout, options",
    instead: "-1, options",
  },
};
