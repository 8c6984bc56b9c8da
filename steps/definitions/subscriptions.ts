import { Given, When } from "@cucumber/cucumber";
import type { Notation } from "../support/frame-notation.ts";
import { awaitSubscriptions } from "../support/subscription-barrier.ts";
import type { SpecWorld } from "../support/world.ts";

type Change = "SUBSCRIBE" | "UNSUBSCRIBE";

Given(
  "{sockets} is/are subscribed to {frame} at {sockets}",
  async function (this: SpecWorld, names: string[], topic: Notation, publishers: string[]) {
    await changeAt(this, "SUBSCRIBE", { names, topic, publishers });
  },
);

Given(
  "{sockets} is/are no longer subscribed to {frame} at {sockets}",
  async function (this: SpecWorld, names: string[], topic: Notation, publishers: string[]) {
    await changeAt(this, "UNSUBSCRIBE", { names, topic, publishers });
  },
);

When("{sockets} subscribes/subscribe to {frame}", async function (this: SpecWorld, names: string[], topic: Notation) {
  for (const name of names) await change(this, "SUBSCRIBE", name, topic);
});

When(
  "{sockets} unsubscribes/unsubscribe from {frame}",
  async function (this: SpecWorld, names: string[], topic: Notation) {
    for (const name of names) await change(this, "UNSUBSCRIBE", name, topic);
  },
);

Given(
  "the subscriptions of {sockets} have reached {sockets}",
  async function (this: SpecWorld, names: string[], publishers: string[]) {
    for (const name of names) for (const publisher of publishers) await awaitSubscriptions(this, name, publisher);
  },
);

async function changeAt(
  world: SpecWorld,
  option: Change,
  { names, topic, publishers }: { names: string[]; topic: Notation; publishers: string[] },
): Promise<void> {
  for (const name of names) {
    await change(world, option, name, topic);
    for (const publisher of publishers) await awaitSubscriptions(world, name, publisher);
  }
}

/** An XSUB asks for topics by messages, 01 or 00 and the topic (RFC 29), a SUB by options. */
async function change(world: SpecWorld, option: Change, name: string, topic: Notation): Promise<void> {
  const { id: socket, type } = world.sockets.get(name);
  const value = world.frames.spec(topic);
  if (type !== "XSUB") {
    await world.calls.ok("socket.set", { socket, option, value });
    return;
  }
  if (!("octets" in topic)) throw new Error("A topic cannot be a variable.");
  const request = Buffer.concat([Buffer.of(option === "SUBSCRIBE" ? 1 : 0), topic.octets]).toString("hex");
  await world.calls.ok("send", { socket, frames: [{ x: request }], timeoutMs: world.waits.patience });
}
