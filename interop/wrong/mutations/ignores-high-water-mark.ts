import { type Mutation, newSocketWith } from "../mutation.ts";

/** No limit where the application has set one (RFC 30, PUSH). */
export const ignoresHighWaterMark: Mutation = {
  fault: "queues grow without limit, whatever SNDHWM and RCVHWM say",
  requirement: "PIPE-PUSH-04",
  caughtBy: "PIPE-PUSH-04/a-push-queues-for-a-worker-that-is-not-there-yet-up-to-its-high-water-mark[tcp]",
  step: '"source" should accept exactly 7 messages',
  reason: '"source" should have accepted exactly 7 messages.',
  carryOut: newSocketWith({ SNDHWM: 0, RCVHWM: 0 }),
};
