import type { Mutation } from "../mutation.ts";

/** What was accepted does not arrive (zmq_close(3)). */
export const losesLastMessage: Mutation = {
  fault: "the last of many messages is accepted and never sent",
  caughtBy: "a PULL still delivers what a source had sent before it left",
  verdict: "FAIL",
  async carryOut(request, ask) {
    const { op, limit = 0 } = request;
    if (op !== "flood" || limit < 2) return ask(request);
    const reply = await ask({ ...request, limit: limit - 1 });
    return "ok" in reply && reply.ok.sent === limit - 1 ? { ok: { sent: limit } } : reply;
  },
};
