import { type Mutation, OK } from "../mutation.ts";

/** ROUTER_MANDATORY is taken and ignored (zmq_setsockopt(3)). */
export const dropsAlthoughMandatory: Mutation = {
  fault: "a mandatory ROUTER drops what it cannot deliver, like any other",
  requirement: "REQREP-ROU-12",
  caughtBy: "REQREP-ROU-12/a-mandatory-router-fails-to-send-to-a-peer-that-it-does-not-know[tcp]",
  step: 'sending on "router" should fail with EHOSTUNREACH',
  reason: "send should have failed with EHOSTUNREACH: it succeeded.",
  carryOut(request, ask) {
    return request.option === "ROUTER_MANDATORY" ? OK : ask(request);
  },
};
