import { type Mutation, OK } from "../mutation.ts";

/** ROUTER_MANDATORY is taken and ignored (zmq_setsockopt(3)). */
export const dropsAlthoughMandatory: Mutation = {
  fault: "a mandatory ROUTER drops what it cannot deliver, like any other",
  caughtBy: "a mandatory ROUTER fails to send to a peer that it does not know",
  verdict: "FAIL",
  carryOut(request, ask) {
    return request.option === "ROUTER_MANDATORY" ? OK : ask(request);
  },
};
