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
  caughtBy: "a SUB subscribes and cancels by messages at a publisher of version 3.0",
  verdict: "FAIL",
  carryOut(request, ask) {
    const isTopic = request.op === "socket.set" && OPTIONS.has(request.option ?? "");
    return ask(isTopic ? { ...request, value: shortened(request.value) } : request);
  },
};
