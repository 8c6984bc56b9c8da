import type { Mutation } from "../mutation.ts";

/** A crash never counts as a refusal, and not as an end either. */
export const crashesOnClose: Mutation = {
  fault: "closing a socket ends the process",
  requirement: "TR-GEN-13",
  caughtBy: "TR-GEN-13/a-closed-socket-that-lingers-delivers-to-a-peer-that-comes-later[tcp]",
  step: '"source" is closed',
  reason: "The driver was killed by SIGSEGV.",
  verdict: "CRASH",
  carryOut(request, ask) {
    if (request.op === "socket.close") process.kill(process.pid, "SIGSEGV");
    return ask(request);
  },
};
