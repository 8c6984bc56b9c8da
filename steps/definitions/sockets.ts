import { type DataTable, Given, Then, When } from "@cucumber/cucumber";
import type { FrameReport, FrameSpec } from "../driver/driver.ts";
import { failedWith } from "../support/calls.ts";
import { isReportOf } from "../support/frame-notation.ts";
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
  "setting option {option} of {socket} to {value} should fail with {code}",
  async function (this: SpecWorld, option: string, name: string, value: number | FrameSpec, code: string) {
    const reply = await this.calls.reply("socket.set", { socket: this.sockets.get(name).id, option, value });
    failedWith("socket.set", reply, code);
  },
);

/** @throws Violation when the option has another value */
async function optionIs(world: SpecWorld, name: string, option: string, value: number | FrameSpec): Promise<void> {
  const { value: actual } = await world.calls.ok("socket.get", { socket: world.sockets.get(name).id, option });
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
  if (typeof actual !== "object" || actual === null || "gen" in expected) return false;
  const octets = "t" in expected ? Buffer.from(expected.t) : Buffer.from(expected.x, "hex");
  return isReportOf(actual as FrameReport, octets);
}
