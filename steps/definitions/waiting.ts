import { Then } from "@cucumber/cucumber";
import type { Reply } from "../driver/driver.ts";
import { Violation } from "../verdict.ts";
import { failedWith } from "../support/calls.ts";
import type { Notation } from "../support/frame-notation.ts";
import type { SpecWorld } from "../support/world.ts";

/** Timers of some systems are early by a tick. */
const TOLERANCE_MS = 20;

Then(
  "sending {frame} on {socket} should give up with {code} after {int} ms",
  async function (this: SpecWorld, frame: Notation, name: string, code: string, ms: number) {
    const parameters = { socket: this.sockets.get(name).id, frames: [this.frames.spec(frame)] };
    await givesUp(this, "send", parameters, { code, ms });
  },
);

Then(
  "receiving on {socket} should give up with {code} after {int} ms",
  async function (this: SpecWorld, name: string, code: string, ms: number) {
    await givesUp(this, "recv", { socket: this.sockets.get(name).id }, { code, ms });
  },
);

/** Makes a call that the socket's own time-out has to end, not before its time. @throws Violation when it does not */
async function givesUp(
  world: SpecWorld,
  op: "send" | "recv",
  parameters: Record<string, unknown>,
  { code, ms }: { code: string; ms: number },
): Promise<void> {
  const started = performance.now();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Reply>((resolve) => {
    timer = setTimeout(resolve, ms + world.waits.patience, { timeout: true });
  });
  const reply = await Promise.race([world.calls.reply(op, parameters), late]);
  clearTimeout(timer);
  failedWith(op, reply, code);
  const waited = performance.now() - started;
  if (waited >= ms - TOLERANCE_MS) return;
  throw new Violation(`The ${op} gave up too early.`, { expected: `after ${ms} ms`, actual: `after ${Math.round(waited)} ms` });
}
