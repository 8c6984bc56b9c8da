import { type DataTable, Then, When } from "@cucumber/cucumber";
import type { Reply } from "../driver/driver.ts";
import { failedWith, succeeded } from "../support/calls.ts";
import type { Notation } from "../support/frame-notation.ts";
import { compare, messageOf, receivedAtLast } from "../support/messages.ts";
import type { SpecWorld } from "../support/world.ts";
import { Violation } from "../verdict.ts";

interface Call {
  op: "send" | "recv";
  parameters: Record<string, unknown>;
}

/** Timers of some systems are early by a tick. */
const TOLERANCE_MS = 20;

When("{socket} starts to send {frame}", function (this: SpecWorld, name: string, frame: Notation) {
  start(this, name, { op: "send", parameters: { frames: [this.frames.spec(frame)] } });
});

When("{socket} starts to receive", function (this: SpecWorld, name: string) {
  start(this, name, { op: "recv", parameters: {} });
});

Then("{socket} should still be sending", async function (this: SpecWorld, name: string) {
  await this.pending.stillWaits("send", this.sockets.get(name).id);
});

Then("{socket} should still be receiving", async function (this: SpecWorld, name: string) {
  await this.pending.stillWaits("recv", this.sockets.get(name).id);
});

Then("{socket} should finish sending", async function (this: SpecWorld, name: string) {
  succeeded("send", await this.pending.finished("send", this.sockets.get(name).id));
});

Then("{socket} should finish receiving {frame}", async function (this: SpecWorld, name: string, frame: Notation) {
  compare(this, [frame], { name, frames: await receivedAtLast(this, name) });
});

Then("{socket} should finish receiving the message", async function (this: SpecWorld, name: string, table: DataTable) {
  compare(this, messageOf(table), { name, frames: await receivedAtLast(this, name) });
});

Then("the send on {socket} should fail with {code}", async function (this: SpecWorld, name: string, code: string) {
  failedWith("send", await this.pending.finished("send", this.sockets.get(name).id), code);
});

Then("the receive on {socket} should fail with {code}", async function (this: SpecWorld, name: string, code: string) {
  failedWith("recv", await this.pending.finished("recv", this.sockets.get(name).id), code);
});

Then(
  "sending {frame} on {socket} should give up with {code} after {int} ms",
  async function (this: SpecWorld, frame: Notation, name: string, code: string, ms: number) {
    const parameters = { socket: this.sockets.get(name).id, frames: [this.frames.spec(frame)] };
    await givesUp(this, { op: "send", parameters }, { code, ms });
  },
);

Then(
  "receiving on {socket} should give up with {code} after {int} ms",
  async function (this: SpecWorld, name: string, code: string, ms: number) {
    await givesUp(this, { op: "recv", parameters: { socket: this.sockets.get(name).id } }, { code, ms });
  },
);

/** Makes a call that the socket's own time-out has to end, not before its time. @throws Violation when it does not */
async function givesUp(
  world: SpecWorld,
  { op, parameters }: Call,
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
  throw new Violation(`The ${op} gave up too early.`, {
    expected: `after ${ms} ms`,
    actual: `after ${Math.round(waited)} ms`,
  });
}

function start(world: SpecWorld, name: string, { op, parameters }: Call): void {
  const socket = world.sockets.get(name).id;
  world.pending.start(op, socket, { socket, ...parameters });
}
