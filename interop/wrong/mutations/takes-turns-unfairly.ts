import type { FrameReport } from "../../../steps/driver/driver.ts";
import { type Mutation, receivingThrough } from "../mutation.ts";

/** Numbered messages begin with the name of their sender. */
function sender([first]: FrameReport[]): string {
  return JSON.stringify(first);
}

/** One peer is served until it has nothing left (RFC 30, PULL). */
export const takesTurnsUnfairly: Mutation = {
  fault: "a socket reads all there is of one peer before it turns to the next",
  requirement: "PIPE-PULL-01",
  caughtBy: "PIPE-PULL-01/a-pull-reads-three-busy-sources-in-turn[tcp]",
  step: '"sink" should receive 9 numbered messages from "anna", "bert" and "carl" in turn',
  reason: '"sink" did not take its messages from its peers in turn.',
  carryOut: receivingThrough(async ({ socket = "" }, ask, first) => {
    const drained = await ask({ op: "drain", socket, limit: 1000, timeoutMs: 50 });
    const messages = "ok" in drained ? (drained.ok.messages as FrameReport[][]) : [];
    return [first, ...messages].sort((a, b) => (sender(a) < sender(b) ? -1 : sender(a) > sender(b) ? 1 : 0));
  }),
};
