import type { Mutation } from "../mutation.ts";

export const crashesOnClose: Mutation = {
  fault: "closing a socket ends the process",
  caughtBy: "a closed socket that lingers delivers to a peer that comes later",
  verdict: "CRASH",
  carryOut(request, ask) {
    if (request.op === "socket.close") process.kill(process.pid, "SIGSEGV");
    return ask(request);
  },
};
