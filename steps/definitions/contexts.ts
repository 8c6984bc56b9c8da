import { Given, Then, When } from "@cucumber/cucumber";
import type { FrameSpec } from "../driver/driver.ts";
import { failedWith, succeeded } from "../support/calls.ts";
import type { SpecWorld } from "../support/world.ts";
import { Violation } from "../verdict.ts";

/** Contexts have names of their own within a run, as sockets have; "default" is the one of sockets that name none. */
Given("a context {socket}", async function (this: SpecWorld, context: string) {
  await this.calls.ok("context.new", { context });
});

Given(
  "option {option} of context {socket} is set to {value}",
  async function (this: SpecWorld, option: string, context: string, value: number | FrameSpec) {
    await this.calls.ok("context.set", { context, option, value });
  },
);

Given("contexts {sockets}", async function (this: SpecWorld, contexts: string[]) {
  for (const context of contexts) await this.calls.ok("context.new", { context });
});

When("context {socket} is shut down", async function (this: SpecWorld, context: string) {
  await this.calls.ok("context.shutdown", { context });
});

When("context {socket} starts to terminate", function (this: SpecWorld, context: string) {
  this.pending.start("context.term", context, { context });
});

Then("context {socket} should still be terminating", async function (this: SpecWorld, context: string) {
  await this.pending.stillWaits("context.term", context);
});

Then("context {socket} should finish terminating", async function (this: SpecWorld, context: string) {
  succeeded("context.term", await this.pending.finished("context.term", context));
});

Then(
  "option {option} of context {socket} should be {int}",
  async function (this: SpecWorld, option: string, context: string, expected: number) {
    await optionIs(this, context, option, expected);
  },
);

Then(
  "option {option} of context {socket} should keep {values}",
  async function (this: SpecWorld, option: string, context: string, values: (number | FrameSpec)[]) {
    for (const value of values) {
      await this.calls.ok("context.set", { context, option, value });
      await optionIs(this, context, option, value);
    }
  },
);

Then(
  "option {option} of context {socket} should accept {values}",
  async function (this: SpecWorld, option: string, context: string, values: (number | FrameSpec)[]) {
    for (const value of values) await this.calls.ok("context.set", { context, option, value });
  },
);

Then(
  "setting option {option} of context {socket} to {values} should fail with {code}",
  async function (this: SpecWorld, option: string, context: string, values: (number | FrameSpec)[], code: string) {
    for (const value of values) {
      failedWith("context.set", await this.calls.reply("context.set", { context, option, value }), code);
    }
  },
);

Then(
  "opening a/an {type} socket in context {socket} should fail with {code}",
  async function (this: SpecWorld, type: string, context: string, code: string) {
    const reply = await this.calls.reply("socket.new", { socket: `refused in ${context}`, type, context });
    failedWith("socket.new", reply, code);
  },
);

Then(
  "a/an {type} socket {socket} should fit into context {socket} in time",
  async function (this: SpecWorld, type: string, name: string, context: string) {
    const deadline = Date.now() + this.waits.patience;
    for (;;) {
      const reply = await this.calls.reply("socket.new", { socket: `${name} in ${context}`, type, context });
      if (!("err" in reply && reply.err.code === "EMFILE") || Date.now() > deadline)
        return void succeeded("socket.new", reply);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  },
);

/** @throws Violation when the option has another value */
async function optionIs(
  world: SpecWorld,
  context: string,
  option: string,
  expected: number | FrameSpec,
): Promise<void> {
  const { value } = await world.calls.ok("context.get", { context, option });
  if (value === expected) return;
  throw new Violation(`Option ${option} of context ${context} has another value.`, {
    expected: JSON.stringify(expected),
    actual: JSON.stringify(value),
  });
}
