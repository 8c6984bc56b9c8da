import { Given, Then, When } from "@cucumber/cucumber";
import { failedWith } from "../support/calls.ts";
import { literalFrame, type Notation } from "../support/frame-notation.ts";
import { compare, receive, send } from "../support/messages.ts";
import { fill, flood, isNumbered, receiveNumbered, sendNumbered, unread } from "../support/numbered-messages.ts";
import type { SpecWorld } from "../support/world.ts";
import { Violation } from "../verdict.ts";

Given("{sockets} is/are full", async function (this: SpecWorld, names: string[]) {
  await Promise.all(names.map((name) => fill(this, name)));
});

When("{sockets} sends/send {int} numbered messages", async function (this: SpecWorld, names: string[], count: number) {
  for (const name of names) {
    const sent = await flood(this, name, { limit: count });
    check(name, sent === count, `${count}`, sent);
  }
});

When(
  "{socket} sends {int} numbered messages to topic {string}",
  async function (this: SpecWorld, name: string, count: number, topic: string) {
    const sent = await flood(this, name, { limit: count, topic });
    check(name, sent === count, `${count}`, sent);
  },
);

Then("{socket} should accept exactly {int} messages", async function (this: SpecWorld, name: string, count: number) {
  const sent = await flood(this, name, { limit: count * 2 + 10 });
  check(name, sent === count, `exactly ${count}`, sent);
});

Then("{socket} should accept at least {int} messages", async function (this: SpecWorld, name: string, count: number) {
  const sent = await flood(this, name, { limit: count });
  check(name, sent === count, `at least ${count}`, sent);
});

Then("{socket} should accept another message", async function (this: SpecWorld, name: string) {
  await sendNumbered(this, name);
});

Then(
  "{socket} should receive all numbered messages of {sockets} in order",
  async function (this: SpecWorld, name: string, senders: string[]) {
    await receiveAll(this, { name, senders, answer: false });
  },
);

Then(
  "{socket} should receive {int} numbered messages of {socket} in order",
  async function (this: SpecWorld, name: string, count: number, sender: string) {
    for (let i = 0; i < count; i++) await receiveNumbered(this, name, [sender]);
  },
);

Then(
  "{socket} should receive {int} of the numbered messages of {socket}",
  async function (this: SpecWorld, name: string, count: number, sender: string) {
    for (let i = 0; i < count; i++) {
      const frames = await receive(this, name);
      if (!isNumbered(frames, sender)) compare(this, [literalFrame("a numbered message")], { name, frames });
    }
    const socket = this.sockets.get(name).id;
    failedWith("recv", await this.calls.reply("recv", { socket, flags: ["DONTWAIT"] }), "EAGAIN");
  },
);

Then(
  "{socket} should receive {int} numbered messages from {sockets} in turn",
  async function (this: SpecWorld, name: string, count: number, senders: string[]) {
    await receiveInTurn(this, { name, senders, answer: false }, count);
  },
);

Then(
  "{socket} should answer {int} numbered requests from {sockets} in turn",
  async function (this: SpecWorld, name: string, count: number, senders: string[]) {
    await receiveInTurn(this, { name, senders, answer: true }, count);
  },
);

Then(
  "{socket} should answer all numbered requests of {sockets}",
  async function (this: SpecWorld, name: string, senders: string[]) {
    await receiveAll(this, { name, senders, answer: true });
  },
);

Then(
  "{socket} should receive only whole messages of {socket}, and then {frame}",
  async function (this: SpecWorld, name: string, sender: string, last: Notation) {
    for (;;) {
      const frames = await receive(this, name);
      if (this.frames.matches([last], frames)) return;
      if (!isNumbered(frames, sender)) compare(this, [last], { name, frames });
    }
  },
);

interface Reading {
  name: string;
  senders: string[];
  /** Whether the reader is a REP, which has to answer before it can read on. */
  answer: boolean;
}

/** @throws Violation when any message is missing, changed or out of its sender's order */
async function receiveAll(world: SpecWorld, { name, senders, answer }: Reading): Promise<void> {
  const left = () => senders.filter((sender) => unread(world, name, sender) > 0);
  if (left().length === 0) throw new Error(`There are no numbered messages that "${name}" has not read.`);
  for (let from = left(); from.length > 0; from = left()) {
    await receiveNumbered(world, name, from);
    if (answer) await send(world, name, [literalFrame("done")]);
  }
}

/** @throws Violation when any sender has two messages in one round, or as in `receiveAll` */
async function receiveInTurn(world: SpecWorld, { name, senders, answer }: Reading, count: number): Promise<void> {
  const order: string[] = [];
  for (let i = 0; i < count; i++) {
    order.push(await receiveNumbered(world, name, senders));
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

function check(name: string, fits: boolean, expected: string, actual: number): void {
  if (fits) return;
  throw new Violation(`"${name}" should have accepted ${expected} messages.`, { expected, actual: String(actual) });
}
