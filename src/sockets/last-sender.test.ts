import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Context } from "../socket/context.ts";
import type { Socket } from "../socket/socket.ts";
import { Dealer } from "./dealer.ts";
import { Pair } from "./pair.ts";
import { Publisher } from "./publisher.ts";
import { Pull } from "./pull.ts";
import { Push } from "./push.ts";
import { Reply } from "./reply.ts";
import { Request } from "./request.ts";
import { Router } from "./router.ts";
import { Subscriber } from "./subscriber.ts";
import { XPublisher } from "./x-publisher.ts";
import { XSubscriber } from "./x-subscriber.ts";

type Receiver = Socket & Pick<Pull, "receive" | "tryReceive" | "lastSender">;

async function bound<S extends Socket>(socket: S): Promise<S> {
  await socket.bind("inproc://here");
  return socket;
}

/** Who sent the last message, by its application's property. */
const nameOf = (receiver: Receiver) => receiver.lastSender?.property("x-name");

describe("the last sender", () => {
  const metadata = (name: string) => ({ "X-Name": name });

  it("is nobody before a message was received", async () => {
    const pull = await bound(new Pull({ context: new Context() }));
    new Push({ context: pull.context }).connect("inproc://here");
    assert.equal(pull.lastSender, null);
  });

  it("is known by what it said of itself", async () => {
    const context = new Context();
    const router = await bound(new Router({ context }));
    const dealer = new Dealer({ context, routingId: "anna", metadata: metadata("Anna") });
    dealer.connect("inproc://here");
    dealer.trySend("hello");
    await router.receive();
    const { lastSender } = router;
    assert.deepEqual(
      [lastSender?.socketType, Buffer.from(lastSender?.routingId ?? []).toString(), lastSender?.address],
      ["DEALER", "anna", null],
    );
    assert.deepEqual([lastSender?.property("X-NAME"), lastSender?.property("X-Age")], ["Anna", null]);
  });

  it("is the sender of each message in turn, whatever else has come", async () => {
    const context = new Context();
    const receivers: [Receiver, (name: string) => Socket & Pick<Push, "trySend">][] = [
      [new Pull({ context }), (name) => new Push({ context, metadata: metadata(name) })],
      [new Dealer({ context }), (name) => new Dealer({ context, metadata: metadata(name) })],
      [new Router({ context }), (name) => new Dealer({ context, metadata: metadata(name) })],
      [new XSubscriber({ context }), (name) => new Publisher({ context, metadata: metadata(name) })],
      [new XPublisher({ context }), (name) => new XSubscriber({ context, metadata: metadata(name) })],
    ];
    for (const [receiver, newSender] of receivers) {
      await bound(receiver);
      if (receiver instanceof XSubscriber) receiver.trySend(Buffer.from([1]));
      for (const name of ["Anna", "Bert"]) {
        const sender = newSender(name);
        sender.connect("inproc://here");
        sender.trySend(name);
      }
      for (const name of ["Anna", "Bert"]) {
        assert.equal((await receiver.receive()).at(-1)?.toString(), name);
        assert(receiver.readable || name === "Bert");
        assert.equal(nameOf(receiver), name);
      }
      assert.equal(receiver.tryReceive(), undefined);
      assert.equal(nameOf(receiver), "Bert");
      receiver.unbindSync("inproc://here");
    }
  });

  it("is not changed by a SUB that has looked for the next message that matches", async () => {
    const context = new Context();
    const sub = await bound(new Subscriber({ context }));
    sub.subscribe("");
    for (const name of ["Anna", "Bert"]) {
      const pub = new Publisher({ context, metadata: metadata(name) });
      pub.connect("inproc://here");
      pub.trySend(name);
    }
    await sub.receive();
    assert.equal(sub.readable, true);
    assert.equal(nameOf(sub), "Anna");
    await sub.receive();
    assert.equal(nameOf(sub), "Bert");
  });

  it("is who asks for a REP, whoever asks next, and who answers for a REQ", async () => {
    const context = new Context();
    const service = await bound(new Reply({ context, metadata: metadata("Service") }));
    const clients = ["Anna", "Bert"].map((name) => new Request({ context, metadata: metadata(name) }));
    for (const client of clients) {
      client.connect("inproc://here");
      client.trySend("?");
    }
    await service.receive();
    service.trySend("!");
    assert.equal(service.readable, true);
    assert.equal(nameOf(service), "Anna");
    await clients[0]?.receive();
    assert.equal(nameOf(clients[0] as Request), "Service");
  });

  it("is the one peer of a PAIR", async () => {
    const context = new Context();
    const pair = await bound(new Pair({ context }));
    const peer = new Pair({ context, metadata: metadata("Anna") });
    peer.connect("inproc://here");
    peer.trySend("hello");
    await pair.receive();
    assert.deepEqual([nameOf(pair), pair.lastSender?.socketType], ["Anna", "PAIR"]);
  });
});
