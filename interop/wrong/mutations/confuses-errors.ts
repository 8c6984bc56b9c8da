import type { Mutation } from "../mutation.ts";

/** The right refusal under the wrong name (zmq_msg_recv(3), EFSM). */
export const confusesErrors: Mutation = {
  fault: "an operation in the wrong state fails with EINVAL instead of EFSM",
  caughtBy: "a REQ refuses to receive before it has asked",
  verdict: "FAIL",
  async carryOut(request, ask) {
    const reply = await ask(request);
    return "err" in reply && reply.err.code === "EFSM" ? { err: { code: "EINVAL" } } : reply;
  },
};
