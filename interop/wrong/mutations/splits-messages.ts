import { type Mutation, receivingThrough } from "../mutation.ts";

/** The unit is the frame and not the message (RFC 23, "Framing"). */
export const splitsMessages: Mutation = {
  fault: "each frame of a message is delivered as a message of its own",
  caughtBy: "a PULL delivers everything as it was sent",
  verdict: "FAIL",
  carryOut: receivingThrough(async (_request, _ask, first) => first.map((frame) => [frame])),
};
