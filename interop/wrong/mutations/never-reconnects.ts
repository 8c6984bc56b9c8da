import { type Mutation, newSocketWith } from "../mutation.ts";

/** Every connection is the only one (RFC 23, "Error Handling"). */
export const neverReconnects: Mutation = {
  fault: "a connection that is lost is not made again",
  requirement: "ZMTP30-SEM-02",
  caughtBy: "ZMTP30-SEM-02/a-client-finds-its-restarted-service-again-over-tcp[tcp]",
  step: '"client" should be connected to "restarted"',
  reason: '"client" did not report HANDSHAKE_SUCCEEDED within 4000 ms.',
  carryOut: newSocketWith({ RECONNECT_IVL: -1 }),
};
