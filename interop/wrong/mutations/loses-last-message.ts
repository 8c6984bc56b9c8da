import type { Mutation } from "../mutation.ts";

/** What was accepted does not arrive (zmq_close(3)). */
export const losesLastMessage: Mutation = {
  fault: "the last of many messages is accepted and never sent",
  requirement: "PIPE-PULL-05",
  caughtBy: "PIPE-PULL-05/a-pull-still-delivers-what-a-source-had-sent-before-it-left[tcp]",
  step: '"sink" should receive all numbered messages of "leaver" in order',
  reason: '"sink" should have received a message: it was still waiting when its time was over.',
  async carryOut(request, ask) {
    const { op, limit = 0 } = request;
    if (op !== "flood" || limit < 2) return ask(request);
    const reply = await ask({ ...request, limit: limit - 1 });
    return "ok" in reply && reply.ok.sent === limit - 1 ? { ok: { sent: limit } } : reply;
  },
};
