import { type DataTable, Then, When } from "@cucumber/cucumber";
import { failedWith, succeeded } from "../support/calls.ts";
import { literalFrame, type Notation } from "../support/frame-notation.ts";
import { messageOf, messagesOf, receiveExpected, receiveInAnyOrder, send } from "../support/messages.ts";
import type { SpecWorld } from "../support/world.ts";

When("{socket} sends {frame}", async function (this: SpecWorld, name: string, frame: Notation) {
  await send(this, name, [frame]);
});

When("{sockets} send their own names", async function (this: SpecWorld, names: string[]) {
  for (const name of names) await send(this, name, [literalFrame(name)]);
});

When("{socket} tries to send {frame}", async function (this: SpecWorld, name: string, frame: Notation) {
  const parameters = { frames: [this.frames.spec(frame)], timeoutMs: this.waits.patience };
  const reply = await this.calls.reply("send", { socket: this.sockets.get(name).id, ...parameters });
  if ("timeout" in reply) succeeded("send", reply);
});

When("{socket} tries at once to send {frame}", async function (this: SpecWorld, name: string, frame: Notation) {
  const parameters = { frames: [this.frames.spec(frame)], flags: ["DONTWAIT"] };
  const reply = await this.calls.reply("send", { socket: this.sockets.get(name).id, ...parameters });
  if (!("err" in reply)) succeeded("send", reply);
});

When("{socket} sends the message(s)", async function (this: SpecWorld, name: string, table: DataTable) {
  for (const message of messagesOf(table)) await send(this, name, message);
});

Then("{sockets} should receive {frame}", async function (this: SpecWorld, names: string[], frame: Notation) {
  for (const name of names) await receiveExpected(this, name, [frame]);
});

Then("{socket} should receive the message", async function (this: SpecWorld, name: string, table: DataTable) {
  await receiveExpected(this, name, messageOf(table));
});

Then("{socket} should receive in order", async function (this: SpecWorld, name: string, table: DataTable) {
  for (const message of messagesOf(table)) await receiveExpected(this, name, message);
});

Then("{socket} should receive in any order", async function (this: SpecWorld, name: string, table: DataTable) {
  await receiveInAnyOrder(this, name, messagesOf(table));
});

Then(
  "sending {frame} on {socket} should fail with {code}",
  async function (this: SpecWorld, frame: Notation, name: string, code: string) {
    await sendFails(this, name, [frame], code);
  },
);

Then(
  "sending on {socket} should fail with {code}",
  async function (this: SpecWorld, name: string, code: string, table: DataTable) {
    await sendFails(this, name, messageOf(table), code);
  },
);

Then("receiving on {socket} should fail with {code}", async function (this: SpecWorld, name: string, code: string) {
  const socket = this.sockets.get(name).id;
  failedWith("recv", await this.calls.reply("recv", { socket, flags: ["DONTWAIT"] }), code);
});

async function sendFails(world: SpecWorld, name: string, message: Notation[], code: string): Promise<void> {
  const frames = message.map((notation) => world.frames.spec(notation));
  const parameters = { socket: world.sockets.get(name).id, frames, flags: ["DONTWAIT"] };
  failedWith("send", await world.calls.reply("send", parameters), code);
}
