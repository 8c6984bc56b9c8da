import type { Mutant } from "../mutant.ts";

/** Wrong in the first 64 octets (RFC 37, "The Greeting"). */
export const greetings: Record<string, Mutant> = {
  "announces-another-minor-version": {
    fault: "the greeting announces ZMTP 3.0 instead of 3.1",
    requirement: "ZMTP30-GRT-09",
    caughtBy: "ZMTP30-GRT-09/a-socket-that-listens-announces-zmtp-3.1-and-null[tcp]",
    step: "the peer should receive a greeting with",
    reason: "The greeting has another version: greeting 3.0 NULL as-server 0.",
    source: "zmtp/version.ts",
    reads: "{ major: 3, minor: 1 }",
    instead: "{ major: 3, minor: 0 }",
  },
  "waits-to-be-greeted": {
    fault: "nothing is sent before the peer has begun to greet",
    requirement: "ZMTP30-GRT-01",
    caughtBy: "ZMTP30-GRT-01/a-listening-socket-greets-a-peer-that-says-nothing[tcp]",
    step: "the peer should receive a signature",
    reason: "the implementation let 4000 ms pass instead of sending 10 octets",
    source: "zmtp/handshake.ts",
    reads: `    this.#sendGreeting();
  }

  get state()`,
    instead: `  }

  get state()`,
  },
  "takes-part-of-the-name-for-the-mechanism": {
    fault: "the mechanism is compared with the beginning of the peer's only",
    requirement: "ZMTP30-GRT-11",
    caughtBy: "ZMTP30-GRT-11/a-socket-with-null-closes-the-connection-to-a-peer-with-a-longer-name[tcp]",
    step: '"sink" should close the connection to the peer',
    reason: "the implementation keeps the connection open",
    source: "zmtp/handshake.ts",
    reads: "if (greeting.mechanism !== mechanism.name)",
    instead: "if (!greeting.mechanism.startsWith(mechanism.name))",
  },
  "refuses-later-versions": {
    fault: "a peer that announces a version after 3 is treated as an older one",
    requirement: "ZMTP30-GRT-05",
    caughtBy: "ZMTP30-GRT-05/a-peer-of-version-4.0-is-served-in-the-framing-of-zmtp-3[tcp]",
    step: "the peer should receive a greeting with",
    reason: "the implementation closed the connection instead of sending 64 octets",
    source: "zmtp/greeting.ts",
    reads: 'return (octets[MAJOR_AT] as number) < 3 ? "older" : "current";',
    instead: 'return octets[MAJOR_AT] === 3 ? "current" : "older";',
  },
  "waits-for-ever-for-a-handshake": {
    fault: "HANDSHAKE_IVL is ignored",
    requirement: "TR-GEN-12",
    caughtBy: "TR-GEN-12/the-connection-to-a-peer-is-closed-that-never-says-anything[tcp]",
    step: '"sink" should close the connection to the peer',
    reason: "the implementation keeps the connection open",
    source: "zmtp/engine.ts",
    reads: "this.#handshakeUntil = handshakeInterval > 0 ? now + handshakeInterval : Infinity;",
    instead: "this.#handshakeUntil = Infinity;",
  },
};
