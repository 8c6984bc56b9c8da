import { framesOf, type Mutation } from "../mutation.ts";

const routers = new Set<string>();

/** ROUTER forgets whom a message came from (RFC 28, ROUTER). */
export const dropsRoutingId: Mutation = {
  fault: "a ROUTER hands messages on without the routing id of their sender",
  requirement: "REQREP-ROU-01",
  caughtBy: "REQREP-ROU-01/a-router-talks-to-a-req-and-a-dealer-by-the-routing-ids-that-they-chose[tcp]",
  step: '"router" should receive in any order',
  reason: '"router" received a message that it should not have.',
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
