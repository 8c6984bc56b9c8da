import type { Mutant } from "../mutant.ts";

/** Wrong towards peers of older versions (RFC 13, RFC 15, RFC 37). */
export const downgrades: Record<string, Mutant> = {
  "frames-zmtp-1-as-zmtp-3": {
    fault: "a peer of ZMTP 1.0 is sent frames in the form of ZMTP 3",
    requirement: "ZMTP10-FRM-01",
    caughtBy: "ZMTP10-FRM-01/a-frame-of-one-octet-is-sent-to-a-peer-of-zmtp-1.0-in-the-right-form[tcp]",
    step: 'the peer should receive the octets 02 00 "a" 05 00 "next"',
    reason: "Other octets came, from octet 0 on.",
    source: "zmtp/handshake.ts",
    reads: "this.#encoder.unversioned = unversioned;",
    instead: "",
  },
  "sends-nothing-to-old-subscribers": {
    fault: "a subscriber of ZMTP 1.0, which cannot subscribe, gets nothing",
    requirement: "PUBSUB-GEN-02",
    caughtBy: "PUBSUB-GEN-02/an-xpub-sends-everything-to-a-subscriber-of-zmtp-1.0[tcp]",
    step: '"xpub" should receive x:01',
    reason: '"xpub" should have received a message: it was still waiting when its time was over.',
    source: "zmtp/engine.ts",
    reads: "if (this.#isPublisher && isUnversioned(version))",
    instead: "if (this.#isPublisher && version.major === 0)",
  },
  "sends-commands-to-version-3-0": {
    fault: "a publisher of ZMTP 3.0 is sent SUBSCRIBE as a command",
    requirement: "ZMTP30-SUB-02",
    caughtBy: "ZMTP30-SUB-02/a-sub-subscribes-and-cancels-by-messages-at-a-publisher-of-version-3.0[tcp]",
    step: 'the peer should receive the octets 00 len8(01 "topic")',
    reason: "Other octets came, from octet 0 on.",
    source: "zmtp/version.ts",
    reads: "version.minor >= 1",
    instead: "version.minor >= 0",
  },
};
