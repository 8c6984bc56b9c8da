import { type Mutation, newSocketWith } from "../mutation.ts";

/** No limit where the application has set one (RFC 30, PUSH). */
export const ignoresHighWaterMark: Mutation = {
  fault: "queues grow without limit, whatever SNDHWM and RCVHWM say",
  caughtBy: "a PUSH queues for a worker that is not there yet, up to its high-water mark",
  verdict: "FAIL",
  carryOut: newSocketWith({ SNDHWM: 0, RCVHWM: 0 }),
};
