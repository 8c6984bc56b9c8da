import type { Mutant } from "../mutant.ts";

/** Wrong in what a proxy passes on (zmq_proxy_steerable(3)). */
export const proxies: Record<string, Mutant> = {
  "does-not-capture": {
    fault: "the capture socket of a proxy sees nothing",
    requirement: "LIBZMQ-PROXY-02",
    caughtBy: "LIBZMQ-PROXY-02/a-proxy-shows-what-passes-to-a-capture-socket[tcp]",
    step: '"auditor" should receive the message',
    reason: '"auditor" should have received a message: it was still waiting when its time was over.',
    source: "socket/proxy.ts",
    reads: "this.#capture?.send([...message]);",
    instead: "",
  },
  "does-not-pause": {
    fault: "a proxy that was told to PAUSE goes on",
    requirement: "LIBZMQ-PROXY-02",
    caughtBy: "LIBZMQ-PROXY-02/a-paused-proxy-passes-nothing-on-until-it-is-resumed[tcp]",
    step: '"sink" should still be receiving',
    reason: "should still wait: it succeeded.",
    source: "socket/proxy.ts",
    reads: "this.#isPaused = true;",
    instead: "",
  },
  "counts-first-frames": {
    fault: "the statistics of a proxy count the octets of first frames only",
    requirement: "LIBZMQ-PROXY-02",
    caughtBy: "LIBZMQ-PROXY-02/a-proxy-counts-all-frames-of-a-message[tcp]",
    step: 'the statistics of proxy "line" should be',
    reason: "The proxy counted another number of frontend octets received.",
    source: "socket/proxy.ts",
    reads: "message.reduce((sum, frame) => sum + frame.length, 0)",
    instead: "message[0]?.length ?? 0",
  },
};
