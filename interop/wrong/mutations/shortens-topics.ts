import type { Mutation } from "../mutation.ts";

const OPTIONS = new Set(["SUBSCRIBE", "UNSUBSCRIBE"]);

/** The frame without its last octet. */
function shortened(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if ("t" in value) return { x: Buffer.from(String(value.t)).subarray(0, -1).toString("hex") };
  return "x" in value ? { x: String(value.x).slice(0, -2) } : value;
}

/** A prefix that is one octet short matches too much (RFC 29, PUB). */
export const shortensTopics: Mutation = {
  fault: "a subscription leaves out the last octet of its topic",
  requirement: "ZMTP30-SUB-02",
  caughtBy: "ZMTP30-SUB-02/a-sub-subscribes-and-cancels-by-messages-at-a-publisher-of-version-3.0[tcp]",
  step: 'the peer should receive the octets 00 len8(01 "topic")',
  reason: "the implementation let 4000 ms pass instead of sending 8 octets",
  carryOut(request, ask) {
    const isTopic = request.op === "socket.set" && OPTIONS.has(request.option ?? "");
    return ask(isTopic ? { ...request, value: shortened(request.value) } : request);
  },
};
