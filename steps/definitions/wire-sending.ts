import { type DataTable, Given, When } from "@cucumber/cucumber";
import type { Notation } from "../support/frame-notation.ts";
import { messagesOf } from "../support/messages.ts";
import type { SpecWorld } from "../support/world.ts";
import { encodeCommand, encodeProperties } from "../wire/command.ts";
import { awaitSubscriptions } from "../wire/exchange.ts";
import { encodeMessage } from "../wire/frame.ts";
import { encodeGreeting, type Greeting, mechanismField } from "../wire/greeting.ts";
import { parseChunks, parseOctets } from "../wire/notation.ts";
import { encodeReady } from "../wire/null-handshake.ts";
import { sendSubscription } from "../wire/subscription.ts";
import { wireOf } from "../wire/wire.ts";
import { octetsOf } from "./wire-types.ts";

When("{peer} sends its greeting", async function (this: SpecWorld, name: string) {
  await wireOf(this).get(name).send([encodeGreeting()], "greeting");
});

When(
  "{peer} sends its greeting in chunks of {sizes} octet(s)",
  async function (this: SpecWorld, name: string, sizes: number[]) {
    await wireOf(this).get(name).send(cut(encodeGreeting(), sizes), "part of the greeting");
  },
);

When("{peer} sends a greeting with", async function (this: SpecWorld, name: string, table: DataTable) {
  await wireOf(this)
    .get(name)
    .send([encodeGreeting(greetingFields(table))], "greeting");
});

When("{peer} sends READY as {type}", async function (this: SpecWorld, name: string, type: string) {
  await wireOf(this)
    .get(name)
    .send([encodeReady({ type })], "command READY");
});

When("{peer} sends READY with", async function (this: SpecWorld, name: string, table: DataTable) {
  const properties = table.raw().map(([property = "", value = ""]) => ({ name: property, value: octetsOf(value) }));
  await wireOf(this)
    .get(name)
    .send([encodeCommand("READY", encodeProperties(properties))], "command READY");
});

When("{peer} sends the command {command}", async function (this: SpecWorld, name: string, command: string) {
  await wireOf(this)
    .get(name)
    .send([encodeCommand(command)], `command ${command}`);
});

When(
  "{peer} sends the command {command} with {octets}",
  async function (this: SpecWorld, name: string, command: string, data: Buffer) {
    await wireOf(this)
      .get(name)
      .send([encodeCommand(command, data)], `command ${command}`);
  },
);

When("{peer} sends the octets {octets}", async function (this: SpecWorld, name: string, octets: Buffer) {
  await wireOf(this).get(name).send([octets]);
});

When("{peer} sends the octets", async function (this: SpecWorld, name: string, text: string) {
  await wireOf(this)
    .get(name)
    .send([parseOctets(text)]);
});

When("{peer} sends the chunks", async function (this: SpecWorld, name: string, text: string) {
  await wireOf(this).get(name).send(parseChunks(text), "chunk");
});

When("{peer} sends one by one the octets", async function (this: SpecWorld, name: string, text: string) {
  await wireOf(this)
    .get(name)
    .send(cut(parseOctets(text), [1]), "octet");
});

When("{peer} sends {frame}", async function (this: SpecWorld, name: string, frame: Notation) {
  await sendMessage(this, name, [frame]);
});

When("{peer} sends the message(s)", async function (this: SpecWorld, name: string, table: DataTable) {
  for (const message of messagesOf(table)) await sendMessage(this, name, message);
});

When("{peer} subscribes to {frame}", async function (this: SpecWorld, name: string, topic: Notation) {
  await sendSubscription(wireOf(this).get(name), "SUBSCRIBE", octets(this, topic));
});

When("{peer} cancels {frame}", async function (this: SpecWorld, name: string, topic: Notation) {
  await sendSubscription(wireOf(this).get(name), "CANCEL", octets(this, topic));
});

Given(
  "all subscriptions of {peer} have reached {socket}",
  async function (this: SpecWorld, name: string, socket: string) {
    await awaitSubscriptions({ world: this, socket: this.sockets.get(socket), peer: wireOf(this).get(name) });
  },
);

async function sendMessage(world: SpecWorld, name: string, message: readonly Notation[]): Promise<void> {
  const bodies = message.map((frame) => octets(world, frame));
  const peer = wireOf(world).get(name);
  await peer.send([encodeMessage(bodies, peer.version)], "message");
}

function octets(world: SpecWorld, notation: Notation): Buffer {
  if ("octets" in notation) return notation.octets;
  const report = world.frames.get(notation.variable);
  if ("t" in report) return Buffer.from(report.t);
  if ("x" in report) return Buffer.from(report.x, "hex");
  throw new Error(`<${notation.variable}> is known by its size only and cannot be sent.`);
}

/** Octets in chunks of those sizes; the last size holds for all that remains. */
function cut(whole: Buffer, sizes: readonly number[]): Buffer[] {
  const chunks: Buffer[] = [];
  for (let at = 0; at < whole.length; ) {
    const size = sizes[Math.min(chunks.length, sizes.length - 1)] as number;
    chunks.push(whole.subarray(at, at + size));
    at += size;
  }
  return chunks;
}

/** The fields of a table: version, mechanism, as-server, and padding and filler in the notation for octets. */
function greetingFields(table: DataTable): Partial<Greeting> {
  const fields: Partial<Greeting> = {};
  for (const [field, value = ""] of table.raw()) {
    if (field === "version") [fields.major, fields.minor] = value.split(".").map(Number) as [number, number];
    else if (field === "mechanism") fields.mechanism = mechanismField(octetsOf(value));
    else if (field === "as-server") fields.asServer = Number(value);
    else if (field === "padding")
      fields.signature = Buffer.concat([Buffer.of(0xff), parseOctets(value), Buffer.of(0x7f)]);
    else if (field === "filler") fields.filler = parseOctets(value);
    else throw new Error(`A greeting has no field ${field}.`);
  }
  return fields;
}
