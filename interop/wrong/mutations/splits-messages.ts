import { type Mutation, receivingThrough } from "../mutation.ts";

/** The unit is the frame and not the message (RFC 23, "Framing"). */
export const splitsMessages: Mutation = {
  fault: "each frame of a message is delivered as a message of its own",
  requirement: "PIPE-PULL-02",
  caughtBy: "PIPE-PULL-02/a-pull-delivers-everything-as-it-was-sent[tcp]",
  step: '"sink" should receive in order',
  reason: '"sink" received another message than it should have.',
  carryOut: receivingThrough(async (_request, _ask, first) => first.map((frame) => [frame])),
};
