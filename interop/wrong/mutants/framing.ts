import type { Mutant } from "../mutant.ts";

/** Wrong in how messages become octets, and octets messages (RFC 23, "Framing"). */
export const frames: Record<string, Mutant> = {
  "sends-255-octets-in-a-long-frame": {
    fault: "the short form of a frame ends one octet too early",
    requirement: "ZMTP30-FRM-01",
    caughtBy: "ZMTP30-FRM-01/a-body-of-255-octets-is-sent-in-a-short-frame[tcp]",
    step: "the peer should receive the octets 00 FF gen(255, 7)",
    reason: "Other octets came, from octet 0 on.",
    source: "zmtp/frame-encoder.ts",
    reads: "if (size < 256)",
    instead: "if (size < 255)",
  },
  "marks-the-last-frame-too": {
    fault: "MORE is set on the last frame of a message of several",
    requirement: "ZMTP30-FRM-01",
    caughtBy: "ZMTP30-FRM-01/all-frames-of-a-message-but-the-last-one-are-marked[tcp]",
    step: "the peer should receive the octets",
    reason: "Other octets came, from octet 7 on.",
    source: "zmtp/engine.ts",
    reads: "this.#encoder.write(0, message[last] as Frame);",
    instead: "this.#encoder.write(last > 0 ? MORE : 0, message[last] as Frame);",
  },
  "merges-frames": {
    fault: "a message of several frames is delivered as one frame",
    requirement: "ZMTP30-FRM-07",
    caughtBy: "ZMTP30-FRM-07/messages-of-many-frames-keep-their-frames[tcp]",
    step: '"sink" should receive in order',
    reason: '"sink" received another message than it should have.',
    source: "zmtp/engine.ts",
    reads: `    this.#frames = undefined;
    return frames;`,
    instead: `    this.#frames = undefined;
    return [Buffer.concat(frames)];`,
  },
  "loses-what-spans-segments": {
    fault: "the octets of a body that came with an earlier segment are thrown away",
    requirement: "ZMTP30-FRM-02",
    caughtBy: "ZMTP30-FRM-02/a-body-of-1048576-octets-is-received-in-the-form-that-senders-should-choose[tcp]",
    step: '"sink" should receive 1 MiB of seed 7',
    reason: '"sink" received another message than it should have.',
    source: "zmtp/spanning-body.ts",
    reads: "this.#memory.set(octets, this.#filled);",
    instead: "",
  },
  "lets-one-octet-more-in": {
    fault: "MAXMSGSIZE is one octet larger than it says",
    requirement: "TR-GEN-14",
    caughtBy: "TR-GEN-14/a-peer-that-sends-one-octet-too-many-loses-its-connection-and-only-that[tcp]",
    step: '"sink" should close the connection to the peer',
    reason: "the implementation keeps the connection open",
    source: "zmtp/frame-decoder.ts",
    reads: "this.#limit = maxMessageSize < 0 ? Number.MAX_SAFE_INTEGER : maxMessageSize;",
    instead: "this.#limit = maxMessageSize < 0 ? Number.MAX_SAFE_INTEGER : maxMessageSize + 1;",
  },
  "truncates-large-frames": {
    fault: "of a frame of more than 64 KiB only the first 64 KiB are sent",
    requirement: "LIBZMQ-FRAMING-03",
    caughtBy: "LIBZMQ-FRAMING-03/frames-of-every-critical-size-arrive-unchanged[tcp]",
    step: '"sink" should receive in order',
    reason: '"sink" received another message than it should have.',
    source: "zmtp/frame-encoder.ts",
    reads: "  write(flags: number, body: Frame): void {",
    instead: `  write(flags: number, whole: Frame): void {
    const body = whole.subarray(0, 65_536);`,
  },
  "reads-octets-as-text": {
    fault: "octets that are not UTF-8 are replaced on the way to the application",
    requirement: "LIBZMQ-FRAMING-03",
    caughtBy: "LIBZMQ-FRAMING-03/frames-of-every-critical-size-arrive-unchanged[tcp]",
    step: '"sink" should receive in order',
    reason: '"sink" received another message than it should have.',
    source: "zmtp/engine.ts",
    reads: "if (flags === 0 && this.#frames === undefined) return listOf(body);",
    instead: "if (flags === 0 && this.#frames === undefined) return listOf(Buffer.from(String(body)));",
  },
};
