import type { Mutation } from "../mutation.ts";

/** The right refusal under the wrong name (zmq_msg_recv(3), EFSM). */
export const confusesErrors: Mutation = {
  fault: "an operation in the wrong state fails with EINVAL instead of EFSM",
  requirement: "REQREP-REQ-02",
  caughtBy: "REQREP-REQ-02/a-req-refuses-to-receive-before-it-has-asked[tcp]",
  step: 'receiving on "client" should fail with EFSM',
  reason: "recv should have failed with EFSM: EINVAL.",
  async carryOut(request, ask) {
    const reply = await ask(request);
    return "err" in reply && reply.err.code === "EFSM" ? { err: { code: "EINVAL" } } : reply;
  },
};
