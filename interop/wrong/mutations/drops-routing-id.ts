import { framesOf, type Mutation } from "../mutation.ts";

const routers = new Set<string>();

/** ROUTER forgets whom a message came from (RFC 28, ROUTER). */
export const dropsRoutingId: Mutation = {
  fault: "a ROUTER hands messages on without the routing id of their sender",
  caughtBy: "a ROUTER talks to a REQ and a DEALER by the routing ids that they chose",
  verdict: "FAIL",
  async carryOut(request, ask) {
    const { op, socket = "", type } = request;
    if (op === "socket.new") routers[type === "ROUTER" ? "add" : "delete"](socket);
    const reply = await ask(request);
    const frames = framesOf(reply);
    return frames !== undefined && frames.length > 1 && routers.has(socket)
      ? { ok: { frames: frames.slice(1) } }
      : reply;
  },
};
