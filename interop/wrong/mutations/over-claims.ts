import type { Mutation } from "../mutation.ts";

/** The handshake promises more than there is. */
export const overClaims: Mutation = {
  fault: "PAIR is declared, and there is no PAIR",
  requirement: "PAIR-01",
  caughtBy: "PAIR-01/two-pairs-talk-to-each-other-whenever-they-like[tcp]",
  step: 'PAIR sockets "left" and "right"',
  reason: "The driver over-claims: it answers socket.new with unsupported (socket type PAIR).",
  carryOut(request, ask) {
    const isPair = request.op === "socket.new" && request.type === "PAIR";
    return isPair ? { unsupported: { what: "socket type PAIR" } } : ask(request);
  },
};
