import type { Mutant } from "../mutant.ts";

/** Wrong in PING and PONG (RFC 37, "Heartbeating"). */
export const heartbeats: Record<string, Mutant> = {
  "answers-without-context": {
    fault: "PONG does not repeat the context of the PING",
    requirement: "ZMTP31-HBT-01",
    caughtBy: "ZMTP31-HBT-01/a-ping-with-a-context-of-16-octets-is-answered[tcp]",
    step: 'the peer should receive the octets 04 len8(len8("PONG") "0123456789ABCDEF")',
    reason: "the implementation let 4000 ms pass instead of sending 23 octets",
    source: "zmtp/heartbeat.ts",
    reads: 'return encodeCommand("PONG", data.subarray(2));',
    instead: 'return encodeCommand("PONG", allocate(0));',
  },
  "ignores-the-time-to-live": {
    fault: "a peer that announced a time to live and then said nothing is kept",
    requirement: "ZMTP31-HBT-09",
    caughtBy: "ZMTP31-HBT-09/a-peer-that-announces-a-ttl-and-then-says-nothing-loses-its-connection[tcp]",
    step: '"sink" should close the connection to the peer',
    reason: "the implementation keeps the connection open",
    source: "zmtp/heartbeat.ts",
    reads: "if (deciseconds > 0) this.#silentUntil",
    instead: "if (deciseconds < 0) this.#silentUntil",
  },
  "announces-milliseconds": {
    fault: "the time to live in a PING is in milliseconds",
    requirement: "ZMTP31-HBT-02",
    caughtBy: "ZMTP31-HBT-02/a-ttl-of-300-is-announced-as-3[tcp]",
    step: "the peer should receive PING with ttl 3",
    reason: "This is not the PING that should have come.",
    source: "zmtp/heartbeat.ts",
    reads: "heartbeatTimeToLive / 100",
    instead: "heartbeatTimeToLive",
  },
  "wants-a-pong-and-nothing-else": {
    fault: "messages do not count as a sign of life",
    requirement: "ZMTP31-HBT-06",
    caughtBy: "ZMTP31-HBT-06/a-peer-that-sends-messages-instead-of-pong-is-alive[tcp]",
    step: 'the peer answers 5 PING commands with "alive"',
    reason: "the implementation closed the connection instead of sending a frame",
    source: "zmtp/engine.ts",
    reads: `    this.#hear();
    this.#decoder.push(chunk, isGiven);`,
    instead: `    if (chunk[0] === COMMAND) this.#hear();
    else this.#starved = false;
    this.#decoder.push(chunk, isGiven);`,
  },
};
