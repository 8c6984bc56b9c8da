import { type DataTable, Then } from "@cucumber/cucumber";
import type { Notation } from "../support/frame-notation.ts";
import { compare, messageOf, messagesOf } from "../support/messages.ts";
import type { SpecWorld } from "../support/world.ts";
import { Violation } from "../verdict.ts";
import { decodeCommand, type Property } from "../wire/command.ts";
import { reportOf } from "../wire/frame-report.ts";
import { describeGreeting } from "../wire/greeting.ts";
import { parseOctets, toHex } from "../wire/notation.ts";
import { readGreeting, readReady } from "../wire/null-handshake.ts";
import { wireOf } from "../wire/wire.ts";
import { octetsOf } from "./wire-types.ts";

Then("{peer} should receive a greeting", async function (this: SpecWorld, name: string) {
  await readGreeting(wireOf(this).get(name));
});

Then("{peer} should receive a greeting with", async function (this: SpecWorld, name: string, table: DataTable) {
  const greeting = await readGreeting(wireOf(this).get(name));
  const actual: Record<string, Buffer | string> = {
    version: `${greeting.major}.${greeting.minor}`,
    padding: greeting.signature.subarray(1, 9),
    mechanism: greeting.mechanism,
    "as-server": String(greeting.asServer),
    filler: greeting.filler,
  };
  for (const [field = "", value = ""] of table.raw()) {
    const found = actual[field];
    if (found === undefined) throw new Error(`A greeting has no field ${field}.`);
    const allowed = value.split(" or ");
    if (allowed.some((one) => (typeof found === "string" ? found === one : found.equals(parseOctets(one))))) continue;
    throw new Violation(`The greeting has another ${field}: ${describeGreeting(greeting)}.`, {
      expected: value,
      actual: typeof found === "string" ? found : toHex(found),
    });
  }
});

Then("{peer} should receive a signature", async function (this: SpecWorld, name: string) {
  const octets = await wireOf(this).get(name).readOctets(10);
  if (octets[0] === 0xff && octets[9] === 0x7f) return;
  throw new Violation("The first octets are no signature.", { expected: "FF, 8 octets, 7F", actual: toHex(octets) });
});

Then("{peer} should receive the octets {octets}", async function (this: SpecWorld, name: string, expected: Buffer) {
  await expectOctets(this, name, expected);
});

Then("{peer} should receive the octets", async function (this: SpecWorld, name: string, text: string) {
  await expectOctets(this, name, parseOctets(text));
});

Then(
  "before the end {peer} should receive at most the octets {octets}",
  async function (this: SpecWorld, name: string, allowed: Buffer) {
    const actual = await wireOf(this).get(name).readToEnd();
    if (allowed.subarray(0, actual.length).equals(actual)) return;
    throw new Violation("Other octets came before the end.", { expected: toHex(allowed), actual: toHex(actual) });
  },
);

Then("{peer} should receive READY", async function (this: SpecWorld, name: string) {
  await readReady(wireOf(this).get(name));
});

Then("{peer} should receive READY with exactly", async function (this: SpecWorld, name: string, table: DataTable) {
  const actual = await readReady(wireOf(this).get(name));
  const expected = table.raw().map(([property = "", value = ""]) => ({ name: property, value: octetsOf(value) }));
  if (describe(actual) === describe(expected)) return;
  throw new Violation("READY has other properties.", { expected: describe(expected), actual: describe(actual) });
});

Then("{peer} should receive the command {command}", async function (this: SpecWorld, name: string, command: string) {
  await expectCommand(this, { name, command });
});

Then(
  "{peer} should receive the command {command} with {octets}",
  async function (this: SpecWorld, name: string, command: string, data: Buffer) {
    await expectCommand(this, { name, command, data });
  },
);

Then(
  "{peer} should receive the command {command} in a {form} frame",
  async function (this: SpecWorld, name: string, command: string, form: "short" | "long") {
    const frame = await wireOf(this).get(name).readFrame();
    const flags = form === "short" ? "04" : "06";
    const actual = { flags: toHex(Buffer.of(frame.flags)), name: decodeCommand(frame).name };
    if (actual.flags === flags && actual.name === command) return;
    throw new Violation("Another frame came.", {
      expected: `${command}, flags ${flags}`,
      actual: `${actual.name}, flags ${actual.flags}`,
    });
  },
);

Then("{peer} should receive {frame}", async function (this: SpecWorld, name: string, frame: Notation) {
  await expectMessage(this, name, [frame]);
});

Then("{peer} should receive the message", async function (this: SpecWorld, name: string, table: DataTable) {
  await expectMessage(this, name, messageOf(table));
});

Then("{peer} should receive in order", async function (this: SpecWorld, name: string, table: DataTable) {
  for (const message of messagesOf(table)) await expectMessage(this, name, message);
});

async function expectOctets(world: SpecWorld, name: string, expected: Buffer): Promise<void> {
  const actual = await wireOf(world).get(name).readOctets(expected.length);
  if (actual.equals(expected)) return;
  const at = expected.findIndex((octet, i) => actual[i] !== octet);
  throw new Violation(`Other octets came, from octet ${at} on.`, { expected: toHex(expected), actual: toHex(actual) });
}

async function expectCommand(
  world: SpecWorld,
  expected: { name: string; command: string; data?: Buffer },
): Promise<void> {
  const actual = await wireOf(world).get(expected.name).readCommand();
  if (actual.name === expected.command && (expected.data === undefined || actual.data.equals(expected.data))) return;
  throw new Violation("Another command came.", {
    expected: `${expected.command} ${expected.data === undefined ? "" : toHex(expected.data)}`.trimEnd(),
    actual: `${actual.name} ${toHex(actual.data)}`.trimEnd(),
  });
}

async function expectMessage(world: SpecWorld, name: string, expected: readonly Notation[]): Promise<void> {
  const frames = (await wireOf(world).get(name).readMessage()).map(reportOf);
  compare(world, expected, { name, frames });
}

/** Properties in one line, in the order of their names. */
function describe(properties: readonly Property[]): string {
  return properties
    .map(({ name, value }) => `${name}=${toHex(value)}`)
    .sort()
    .join(", ");
}
