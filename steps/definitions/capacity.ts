import { Given, Then, When } from "@cucumber/cucumber";
import { Violation } from "../verdict.ts";
import { literalFrame } from "../support/frame-notation.ts";
import { receive, send } from "../support/messages.ts";
import { fill, flood, readNumbered, receiveFloods, sendNumbered } from "../support/numbered-messages.ts";
import type { SpecWorld } from "../support/world.ts";

Given("{sockets} is/are full", async function (this: SpecWorld, names: string[]) {
  for (const name of names) await fill(this, name);
});

When("{sockets} sends/send {int} numbered messages", async function (this: SpecWorld, names: string[], count: number) {
  for (const name of names) accepted(name, `${count}`, (await flood(this, name, count)) === count);
});

Then("{socket} should accept exactly {int} messages", async function (this: SpecWorld, name: string, count: number) {
  const sent = await flood(this, name, count * 2 + 10);
  accepted(name, `exactly ${count}`, sent === count, sent);
});

Then("{socket} should accept at least {int} messages", async function (this: SpecWorld, name: string, count: number) {
  accepted(name, `at least ${count}`, (await flood(this, name, count)) === count);
});

Then("{socket} should accept another message", async function (this: SpecWorld, name: string) {
  await sendNumbered(this, name);
});

Then(
  "{socket} should receive all numbered messages of {socket} in order",
  async function (this: SpecWorld, name: string, sender: string) {
    const { floods } = this.sockets.get(sender);
    if (floods.length === 0) throw new Error(`"${sender}" has sent no numbered messages.`);
    await receiveFloods(this, name, sender, floods.splice(0));
  },
);

Then(
  "{socket} should receive {int} numbered messages of {socket} in order",
  async function (this: SpecWorld, name: string, count: number, sender: string) {
    await receiveFloods(this, name, sender, [count]);
  },
);

Then(
  "{socket} should receive {int} numbered messages from {sockets} in turn",
  async function (this: SpecWorld, name: string, count: number, senders: string[]) {
    await receiveInTurn(this, name, { count, senders });
  },
);

Then(
  "{socket} should answer {int} numbered requests from {sockets} in turn",
  async function (this: SpecWorld, name: string, count: number, senders: string[]) {
    await receiveInTurn(this, name, { count, senders, answer: true });
  },
);

/** @throws Violation when any sender has two messages in one round */
async function receiveInTurn(
  world: SpecWorld,
  name: string,
  { count, senders, answer = false }: { count: number; senders: string[]; answer?: boolean },
): Promise<void> {
  const order: string[] = [];
  for (let i = 0; i < count; i++) {
    order.push(readNumbered(await receive(world, name)).sender);
    if (answer) await send(world, name, [literalFrame("done")]);
  }
  const turn = order.slice(0, senders.length);
  const fair = senders.every((sender) => turn.includes(sender)) && order.every((s, i) => s === turn[i % turn.length]);
  if (fair) return;
  throw new Violation(`"${name}" did not take its messages from its peers in turn.`, {
    expected: `one message of each of ${senders.join(", ")} in each round`,
    actual: order.join(", "),
  });
}

function accepted(name: string, expected: string, fits: boolean, actual?: number): void {
  if (fits) return;
  throw new Violation(`"${name}" should have accepted ${expected} messages.`, {
    expected,
    actual: actual === undefined ? "fewer" : String(actual),
  });
}
