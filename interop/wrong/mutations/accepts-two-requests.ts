import { type Mutation, OK } from "../mutation.ts";

const clients = new Set<string>();

/** REQ forgets that it is waiting for a reply (RFC 28, REQ). */
export const acceptsTwoRequests: Mutation = {
  fault: "a REQ takes a second request before the reply to the first, and loses it",
  requirement: "REQREP-REQ-02",
  caughtBy: "REQREP-REQ-02/a-req-refuses-to-ask-again-before-it-was-answered[tcp]",
  step: 'sending "impatient" on "client" should fail with EFSM',
  reason: "send should have failed with EFSM: it succeeded.",
  async carryOut(request, ask) {
    const { op, socket = "", type } = request;
    if (op === "socket.new") clients[type === "REQ" ? "add" : "delete"](socket);
    const reply = await ask(request);
    const isRefusal = op === "send" && clients.has(socket) && "err" in reply && reply.err.code === "EFSM";
    return isRefusal ? OK : reply;
  },
};
