import type { Mutation } from "../mutation.ts";

/** The handshake promises more than there is. */
export const overClaims: Mutation = {
  fault: "PAIR is declared, and there is no PAIR",
  caughtBy: "two PAIRs talk to each other whenever they like",
  verdict: "FAIL",
  carryOut(request, ask) {
    const isPair = request.op === "socket.new" && request.type === "PAIR";
    return isPair ? { unsupported: { what: "socket type PAIR" } } : ask(request);
  },
};
