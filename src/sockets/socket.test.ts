import assert from "node:assert/strict";
import { describe, it, mock } from "node:test";
import { Context, defaultContext } from "../socket/context.ts";
import type { Socket } from "../socket/socket.ts";
import { Dealer } from "./dealer.ts";
import { Pair } from "./pair.ts";
import { Publisher } from "./publisher.ts";
import { Pull } from "./pull.ts";
import { Push } from "./push.ts";
import { Reply } from "./reply.ts";
import { Request } from "./request.ts";
import { Router } from "./router.ts";
import { Stream } from "./stream.ts";
import { Subscriber } from "./subscriber.ts";
import { XPublisher } from "./x-publisher.ts";
import { XSubscriber } from "./x-subscriber.ts";

const types = [
  Pair,
  Publisher,
  Subscriber,
  Request,
  Reply,
  Dealer,
  Router,
  Pull,
  Push,
  XPublisher,
  XSubscriber,
  Stream,
];

/** Two sockets that are joined by inproc. */
async function join<B extends Socket, C extends Socket>(binder: B, connector: C): Promise<[B, C]> {
  await binder.bind("inproc://joined");
  connector.connect("inproc://joined");
  return [binder, connector];
}

describe("a socket", () => {
  it("has the number of its type", () => {
    assert.deepEqual(
      types.map((type) => new type().type),
      types.map((_, i) => i),
    );
  });

  it("belongs to the default context or to its own", () => {
    const context = new Context();
    assert.equal(new Pair().context, defaultContext());
    assert.equal(new Pair({ context }).context, context);
    assert.throws(() => new Pair({ context: {} as Context }), { name: "TypeError", message: "Expected a context" });
  });

  it("takes options when it is made, and knows them all", () => {
    const socket = new Dealer({
      linger: 5,
      routingId: "me",
      conflate: true,
      interface: "eth0",
      rate: 7,
      curveServer: false,
    });
    const { linger, routingId, conflate, interface: device, rate } = socket;
    assert.deepEqual([linger, routingId, conflate, device, rate], [5, "me", true, "eth0", 7]);
  });

  it("is not made with options that do not exist, are read-only, wrong, or not there yet", async () => {
    const context = new Context();
    const make = (options: object) => () => new Dealer({ context, ...options });
    assert.throws(make({ foo: 1 }), {
      name: "TypeError",
      message: /Cannot add property foo, object is not extensible/,
    });
    assert.throws(make({ mandatory: true }), { name: "TypeError", message: /Cannot add property mandatory/ });
    assert.throws(make({ type: 1 }), { name: "TypeError", message: /Cannot set property type .* only a getter/ });
    assert.throws(make({ linger: "5" }), { name: "TypeError", message: /Option value must be a number/ });
    assert.throws(make({ linger: -2 }), { code: "EINVAL" });
    assert.throws(make({ plainServer: true }), { code: "ENOTSUP" });
    assert.throws(() => new Dealer(5 as never), { name: "TypeError", message: "Options must be an object" });
    // None of them is left over to be waited for.
    await context.terminate();
  });

  it("cannot be extended, so that a misspelt option shows", () => {
    assert.throws(() => Object.assign(new Pair(), { lingre: 0 }), TypeError);
  });

  it("warns of options that come too late", async () => {
    const warn = mock.method(process, "emitWarning", () => {});
    const socket = new Dealer();
    socket.routingId = "early";
    socket.connect("inproc://nobody");
    socket.linger = 0;
    assert.equal(warn.mock.callCount(), 0);
    socket.routingId = "late";
    assert.deepEqual(warn.mock.calls[0]?.arguments, ["Socket option will not take effect until next connect/bind."]);
    warn.mock.restore();
    socket.close();
  });

  it("tells where it is", async () => {
    const socket = new Pull();
    assert.deepEqual([socket.lastEndpoint, socket.securityMechanism, socket.threadSafe], [null, null, false]);
    await socket.bind("inproc://where");
    assert.equal(socket.lastEndpoint, "inproc://where");
    await socket.unbind("inproc://where");
    socket.bindSync("inproc://where");
    socket.unbindSync("inproc://where");
    await assert.rejects(socket.unbind("inproc://where"), { code: "ENOENT" });
    socket.connect("inproc://where");
    socket.disconnect("inproc://where");
    assert.throws(() => socket.disconnect("inproc://where"), { code: "ENOENT" });
  });

  it("can be closed again, and refuses everything then", async () => {
    const socket = new Dealer();
    socket.close();
    socket.close();
    assert.deepEqual([socket.closed, socket.readable, socket.writable], [true, false, false]);
    const error = { code: "EBADF", message: "Socket is closed" };
    for (const call of [() => socket.bind("inproc://x"), () => socket.unbind("inproc://x"), () => socket.send("x")]) {
      await assert.rejects(call, error);
    }
    for (const call of [() => socket.bindSync("inproc://x"), () => socket.connect("inproc://x"), () => socket.events]) {
      assert.throws(call, error);
    }
    assert.throws(() => socket.disconnect("inproc://x"), error);
    assert.throws(() => socket.trySend("x"), error);
    assert.throws(() => socket.tryReceive(), error);
  });

  it("closes itself at the end of a block", async () => {
    // What `await using` and `using` call: the parser of the layer check does not know the words yet.
    const [one, other] = [new Pair(), new Pair()];
    await one[Symbol.asyncDispose]();
    other[Symbol.dispose]();
    assert.deepEqual([one.closed, other.closed], [true, true]);
  });

  it("has the same events each time", () => {
    const socket = new Pair();
    assert.equal(socket.events, socket.events);
  });
});

describe("sending", () => {
  it("is one message, many, or an attempt", async () => {
    const context = new Context();
    const [pull, push] = await join(
      new Pull({ context, receiveHighWaterMark: 1 }),
      new Push({ context, sendHighWaterMark: 1 }),
    );
    await push.send("one");
    assert.equal(push.trySend(["two", "frames"]), true);
    assert.equal(push.trySend("three"), false);
    const many = push.sendMany(["4", "5", "6"]);
    assert.equal(push.trySend("overtakes"), false);
    const received = [];
    for (let i = 0; i < 5; i++) received.push((await pull.receive()).map(String));
    await many;
    assert.deepEqual(received, [["one"], ["two", "frames"], ["4"], ["5"], ["6"]]);
  });

  it("rejects what is no message", async () => {
    const socket = new Push();
    await assert.rejects(socket.send(undefined as unknown as string), TypeError);
    await assert.rejects(socket.send([]), TypeError);
  });

  it("can be done to a chosen peer", async () => {
    const context = new Context();
    for (const make of [() => new Router({ context }), () => new Stream({ context })]) {
      const socket = make();
      socket.connect("inproc://chosen", { routingId: "a" });
      assert.throws(() => socket.connect("inproc://chosen", { routingId: Buffer.from("a") }), { code: "EINVAL" });
      socket.connect("inproc://chosen");
      socket.close();
      assert.throws(() => socket.connect("inproc://chosen"), { code: "EBADF" });
    }
  });
});

describe("receiving", () => {
  it("is one message, many, or an attempt", async () => {
    const context = new Context();
    const [pull, push] = await join(new Pull({ context }), new Push({ context }));
    assert.equal(pull.tryReceive(), undefined);
    await push.sendMany(["1", "2", "3", "4", "5"]);
    assert.equal(String(pull.tryReceive()), "1");
    assert.deepEqual((await pull.receiveMany(2)).map(String), ["2", "3"]);
    assert.deepEqual((await pull.receiveMany()).map(String), ["4", "5"]);
  });

  it("is many after a wait, and the rest at once", async () => {
    const context = new Context();
    const [pull, push] = await join(new Pull({ context }), new Push({ context }));
    const all = Array.from({ length: 40 }, (_, i) => String(i));
    const waiting = pull.receiveMany();
    await push.sendMany(all);
    const first = await waiting;
    assert.equal(first.length, 16);
    assert.deepEqual([...first, ...(await pull.receiveMany())].map(String), all);
    const limited = pull.receiveMany(2);
    await push.sendMany(all);
    assert.deepEqual((await limited).map(String), ["0", "1"]);
  });

  it("is the same for sockets that do both", async () => {
    const context = new Context();
    const [a, b] = await join(new Pair({ context }), new Pair({ context }));
    await a.sendMany(["1", "2", "3"]);
    assert.equal(String(b.tryReceive()), "1");
    assert.deepEqual((await b.receiveMany()).map(String), ["2", "3"]);
    await a.send("4");
    for await (const frames of b) {
      assert.deepEqual(frames.map(String), ["4"]);
      break;
    }
    assert.equal(b.closed, false);
    const controller = new AbortController();
    const waiting = b.receive(controller);
    controller.abort(new Error("enough"));
    await assert.rejects(waiting, /enough/);
  });

  it("ends an iteration when the socket is closed, before or meanwhile", async () => {
    const socket = new Pull();
    const iteration = (async () => {
      for await (const _ of socket) assert.fail("There was no message");
    })();
    socket.close();
    await iteration;
    for await (const _ of socket) assert.fail("There was no message");
  });

  it("does not end an iteration by another mistake", async () => {
    const socket = new Request();
    const iteration = socket[Symbol.asyncIterator]().next();
    socket.close();
    await assert.rejects(iteration, { code: "EFSM" });
    const context = new Context();
    const puller = new Pull({ context });
    const waiting = puller[Symbol.asyncIterator]().next();
    context.shutdown();
    await assert.rejects(waiting, { code: "ETERM" });
  });
});

describe("topics", () => {
  it("are subscribed to and left", async () => {
    const context = new Context();
    const [publisher, subscriber] = await join(new XPublisher({ context }), new Subscriber({ context }));
    subscriber.subscribe();
    subscriber.unsubscribe();
    subscriber.subscribe("a", Buffer.from("b"));
    subscriber.unsubscribe("a");
    const requests = [];
    for (let i = 0; i < 5; i++) requests.push(String(await publisher.receive()));
    assert.deepEqual(requests, ["\u0001", "\u0000", "\u0001a", "\u0001b", "\u0000a"]);
    await publisher.sendMany(["another", "b!"]);
    assert.equal(String(await subscriber.receive()), "b!");
    subscriber.close();
    assert.throws(() => subscriber.subscribe("x"), { code: "EBADF" });
  });

  it("are given to peers by the application in manual mode", async () => {
    const context = new Context();
    const [publisher, subscriber] = await join(new XPublisher({ context, manual: true }), new XSubscriber({ context }));
    await subscriber.send("\u0001A");
    await publisher.receive();
    publisher.subscribe("B", "C");
    publisher.unsubscribe("C");
    await publisher.sendMany(["A", "C", "B"]);
    assert.equal(String(await subscriber.receive()), "B");
  });
});

describe("a public context", () => {
  it("has options", () => {
    const context = new Context({ maxSockets: 1, ioThreads: 4, ipv6: true });
    assert.deepEqual([context.maxSockets, context.ioThreads, context.maxSocketsLimit], [1, 4, 65535]);
    context.blocky = false;
    const socket = new Push({ context });
    assert.deepEqual([socket.linger, socket.ipv6], [0, true]);
    assert.throws(() => new Push({ context }), { code: "EMFILE" });
  });

  it("is not made with options that do not exist, are read-only or wrong", () => {
    const make = (options: object) => () => new Context(options);
    assert.throws(make({ foo: 1 }), { name: "TypeError", message: /Cannot add property foo/ });
    assert.throws(make({ maxSocketsLimit: 1 }), {
      name: "TypeError",
      message: "Cannot set property maxSocketsLimit of #<Context> which has only a getter",
    });
    assert.throws(make({ ioThreads: "many" }), { name: "TypeError", message: /Option value must be a number/ });
    assert.throws(() => new Context(5 as never), { name: "TypeError", message: "Options must be an object" });
    assert.throws(() => Object.assign(new Context(), { foo: 1 }), TypeError);
  });

  it("limits the size of what is sent", async () => {
    const context = new Context({ maxMessageSize: 2 });
    const [, push] = await join(new Pull({ context }), new Push({ context }));
    await push.send("ab");
    await assert.rejects(push.send("abc"), { code: "EMSGSIZE" });
  });

  it("terminates when its sockets are closed", async () => {
    const context = new Context();
    const socket = new Pull({ context });
    const waiting = socket.receive();
    const over = context.terminate();
    await assert.rejects(waiting, { code: "ETERM" });
    socket.close();
    await over;
    assert.throws(() => new Pull({ context }), { code: "ETERM" });
  });

  it("can be shut down, and closes its sockets at the end of a block", async () => {
    const context = new Context();
    const socket = new Pull({ context });
    context.shutdown();
    await assert.rejects(socket.receive(), { code: "ETERM" });
    const own = new Context();
    const used = new Pull({ context: own });
    await own[Symbol.asyncDispose]();
    assert.equal(used.closed, true);
  });
});
