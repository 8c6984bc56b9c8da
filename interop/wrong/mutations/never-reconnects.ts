import { type Mutation, newSocketWith } from "../mutation.ts";

/** Every connection is the only one (RFC 23, "Error Handling"). */
export const neverReconnects: Mutation = {
  fault: "a connection that is lost is not made again",
  caughtBy: "a client finds its restarted service again over tcp",
  verdict: "FAIL",
  carryOut: newSocketWith({ RECONNECT_IVL: -1 }),
};
