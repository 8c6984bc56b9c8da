import { type DataTable, Given, Then, When } from "@cucumber/cucumber";
import type { FrameReport, FrameSpec, Reply } from "../driver/driver.ts";
import { failedWith } from "../support/calls.ts";
import { generate, isReportOf } from "../support/frame-notation.ts";
import { optionValue } from "../support/parameter-types.ts";
import type { SpecWorld } from "../support/world.ts";
import { Violation } from "../verdict.ts";

Given("a/an {type} socket {socket}", async function (this: SpecWorld, type: string, name: string) {
  await this.sockets.open(name, type);
});

Given("{type} sockets {sockets}", async function (this: SpecWorld, type: string, names: string[]) {
  for (const name of names) await this.sockets.open(name, type);
});

Given(
  "a/an {type} socket {socket} with options",
  async function (this: SpecWorld, type: string, name: string, table: DataTable) {
    await openWith(this, type, name, table);
  },
);

Given(
  "a/an {type} socket {socket} in context {socket}",
  async function (this: SpecWorld, type: string, name: string, context: string) {
    await this.sockets.open(name, type, { context });
  },
);

Given("a/an {type} socket {socket} without monitor", async function (this: SpecWorld, type: string, name: string) {
  await this.sockets.open(name, type, { monitor: false });
});

Given(
  "{type} sockets {sockets} in context {socket}",
  async function (this: SpecWorld, type: string, names: string[], context: string) {
    for (const name of names) await this.sockets.open(name, type, { context });
  },
);

Given(
  "{type} sockets {sockets} with options",
  async function (this: SpecWorld, type: string, names: string[], table: DataTable) {
    for (const name of names) await openWith(this, type, name, table);
  },
);

Given(
  "option {option} of {sockets} is set to {value}",
  async function (this: SpecWorld, option: string, names: string[], value: number | FrameSpec) {
    for (const name of names) await setOption(this, this.sockets.get(name).id, option, value);
  },
);

When("{sockets} is/are closed", async function (this: SpecWorld, names: string[]) {
  for (const name of names) await this.sockets.close(name);
});

Then(
  "option {option} of {socket} should be {value}",
  async function (this: SpecWorld, option: string, name: string, value: number | FrameSpec) {
    await optionIs(this, name, option, value);
  },
);

Then("the options of {socket} should be", async function (this: SpecWorld, name: string, table: DataTable) {
  for (const [option = "", value = ""] of table.raw()) await optionIs(this, name, option, optionValue(value));
});

Then(
  "option {option} of {socket} should keep {values}",
  async function (this: SpecWorld, option: string, name: string, values: (number | FrameSpec)[]) {
    for (const value of values) {
      await setOption(this, this.sockets.get(name).id, option, value);
      await optionIs(this, name, option, value);
    }
  },
);

Then(
  "option {option} of {socket} should accept {values}",
  async function (this: SpecWorld, option: string, name: string, values: (number | FrameSpec)[]) {
    for (const value of values) await setOption(this, this.sockets.get(name).id, option, value);
  },
);

Then(
  "setting option {option} of {socket} to {values} should fail with {code}",
  async function (this: SpecWorld, option: string, name: string, values: (number | FrameSpec)[], code: string) {
    const socket = this.sockets.get(name).id;
    for (const value of values) {
      failedWith("socket.set", await this.calls.reply("socket.set", { socket, option, value }), code);
    }
  },
);

Then(
  "setting option {option} to {value} should fail with {code} on {types} sockets",
  async function (this: SpecWorld, option: string, value: number | FrameSpec, code: string, types: string[]) {
    for (const type of types) {
      const { id: socket } = await this.sockets.open(type, type, { monitor: false });
      failedWith(`socket.set on ${type}`, await this.calls.reply("socket.set", { socket, option, value }), code);
    }
  },
);

Then(
  "reading option {option} of {socket} should fail with {code}",
  async function (this: SpecWorld, option: string, name: string, code: string) {
    failedWith("socket.get", await readOption(this, name, option), code);
  },
);

/** What the manual only allows to set need not be readable (divergence C75), but it must not be read as something else. */
Then(
  "reading option {option} of {socket} should give {value} or fail with {code}",
  async function (this: SpecWorld, option: string, name: string, value: number | FrameSpec, code: string) {
    const reply = await readOption(this, name, option);
    if ("ok" in reply) isOrThrow(name, option, reply.ok["value"], value);
    else failedWith("socket.get", reply, code);
  },
);

/** @throws Violation when the option has another value */
async function optionIs(world: SpecWorld, name: string, option: string, value: number | FrameSpec): Promise<void> {
  const { value: actual } = await world.calls.ok("socket.get", { socket: world.sockets.get(name).id, option });
  isOrThrow(name, option, actual, value);
}

function readOption(world: SpecWorld, name: string, option: string): Promise<Reply> {
  return world.calls.reply("socket.get", { socket: world.sockets.get(name).id, option });
}

/** @throws Violation when the option has another value */
function isOrThrow(name: string, option: string, actual: unknown, value: number | FrameSpec): void {
  if (isValue(actual, value)) return;
  throw new Violation(`Option ${option} of "${name}" has another value.`, {
    expected: typeof value === "number" ? String(value) : JSON.stringify(value),
    actual: JSON.stringify(actual),
  });
}

async function openWith(world: SpecWorld, type: string, name: string, table: DataTable): Promise<void> {
  const { id } = await world.sockets.open(name, type);
  for (const [option = "", value = ""] of table.raw()) await setOption(world, id, option, optionValue(value));
}

async function setOption(world: SpecWorld, socket: string, option: string, value: number | FrameSpec): Promise<void> {
  await world.calls.ok("socket.set", { socket, option, value });
}

function isValue(actual: unknown, expected: number | FrameSpec): boolean {
  if (typeof expected === "number") return actual === expected;
  if (typeof actual !== "object" || actual === null) return false;
  return isReportOf(actual as FrameReport, octetsOf(expected));
}

function octetsOf(frame: FrameSpec): Buffer {
  if ("t" in frame) return Buffer.from(frame.t);
  return "x" in frame ? Buffer.from(frame.x, "hex") : generate(frame.gen.size, frame.gen.seed);
}
