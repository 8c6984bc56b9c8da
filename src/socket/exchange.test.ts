import assert from "node:assert/strict";
import { describe, it, mock } from "node:test";
import { encodeText } from "../base/bytes.ts";
import { turnPassed } from "../base/turn.ts";
import { Exchange } from "./exchange.ts";
import { SocketCore } from "./socket-core.ts";
import { joined, newContext } from "./test-fixture.ts";

const hi = () => [encodeText("hi")];

/** Whether a promise is settled, once everything that can happen in this turn has happened. */
async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  let settled = false;
  promise.then(
    () => {
      settled = true;
    },
    () => {
      settled = true;
    },
  );
  await turnPassed();
  return settled;
}

/** A socket that nobody is connected to: everything has to wait. */
function alone(type: "PAIR" | "REQ" | "PUSH" = "PAIR") {
  const context = newContext();
  const core = new SocketCore(type, context);
  return { context, core, exchange: new Exchange(core) };
}

describe("sending and receiving", () => {
  it("are done at once where they can", async () => {
    const [a, b] = await joined("PAIR", "PAIR");
    await new Exchange(a).send(hi());
    assert.deepEqual(await new Exchange(b).receive(), hi());
    assert.equal(a.context.size, 2);
  });

  it("wait for each other", async () => {
    const [a, b] = await joined("PAIR", "PAIR");
    const receiving = new Exchange(b).receive();
    assert.equal(await isSettled(receiving), false);
    await new Exchange(a).send(hi());
    assert.deepEqual(await receiving, hi());
  });

  it("wait for room", async () => {
    const { core, exchange, context } = alone("PUSH");
    const sending = exchange.send(hi());
    assert(exchange.isSending);
    assert.equal(await isSettled(sending), false);
    const puller = new SocketCore("PULL", context);
    await puller.endpoints.bind("inproc://later");
    core.endpoints.connect("inproc://later");
    await sending;
    assert.equal(exchange.isSending, false);
    assert.deepEqual(puller.receive(), hi());
  });

  it("keep the process running only while they wait", async () => {
    const { exchange, context, core } = alone();
    const waits = [exchange.send(hi()), exchange.receive()];
    assert.equal(context.keepAlive.holders, 2);
    core.close();
    await Promise.allSettled(waits);
    assert.equal(context.keepAlive.holders, 0);
  });

  it("can wait once each", async () => {
    const { exchange, core } = alone();
    const waits = [exchange.send(hi()), exchange.receive()];
    await assert.rejects(exchange.send(hi()), {
      code: "EBUSY",
      message: "Socket is busy writing; only one send operation may be in progress at any time",
    });
    await assert.rejects(exchange.receive(), {
      code: "EBUSY",
      message: "Socket is busy reading; only one receive operation may be in progress at any time",
    });
    core.close();
    await Promise.allSettled(waits);
  });

  it("fail at once without time to wait", async () => {
    const { exchange, core } = alone();
    core.set("sendTimeout", 0);
    core.set("receiveTimeout", 0);
    const error = { code: "EAGAIN", message: "Operation was not possible or timed out" };
    await assert.rejects(exchange.send(hi()), error);
    await assert.rejects(exchange.receive(), error);
    assert.equal(exchange.isSending, false);
  });

  it("fail when their time is over, and can be tried again", async () => {
    mock.timers.enable({ apis: ["setTimeout"] });
    try {
      const { exchange, core, context } = alone();
      core.set("sendTimeout", 50);
      core.set("receiveTimeout", 100);
      const waits = [exchange.send(hi()), exchange.receive()];
      mock.timers.tick(50);
      await assert.rejects(waits[0] as Promise<unknown>, { code: "EAGAIN" });
      assert.equal(context.keepAlive.holders, 1);
      mock.timers.tick(50);
      await assert.rejects(waits[1] as Promise<unknown>, { code: "EAGAIN" });
      const again = exchange.receive();
      mock.timers.tick(100);
      await assert.rejects(again, { code: "EAGAIN" });
      assert.equal(context.keepAlive.holders, 0);
    } finally {
      mock.timers.reset();
    }
  });

  it("forget their time when they are done", async () => {
    mock.timers.enable({ apis: ["setTimeout"] });
    try {
      const [a, b] = await joined("PAIR", "PAIR");
      b.set("receiveTimeout", 100);
      const exchange = new Exchange(b);
      const first = exchange.receive();
      a.send(hi());
      await first;
      b.set("receiveTimeout", -1);
      const second = exchange.receive();
      mock.timers.tick(1000);
      a.send(hi());
      assert.deepEqual(await second, hi());
    } finally {
      mock.timers.reset();
    }
  });

  it("can be given up by a signal, and then nothing was sent or received", async () => {
    const { exchange, core, context } = alone();
    const controller = new AbortController();
    const waits = [exchange.send(hi(), controller), exchange.receive(controller)];
    const reason = new Error("No more");
    controller.abort(reason);
    for (const wait of waits) await assert.rejects(wait, reason);
    assert.equal(context.keepAlive.holders, 0);
    await assert.rejects(exchange.send(hi(), controller), reason);
    const peer = new SocketCore("PAIR", context);
    await peer.endpoints.bind("inproc://peer");
    core.endpoints.connect("inproc://peer");
    await turnPassed();
    assert.equal(peer.receive(), undefined);
  });

  it("are not bothered by a signal that comes later", async () => {
    const [a, b] = await joined("PAIR", "PAIR");
    const exchange = new Exchange(b);
    const controller = new AbortController();
    const receiving = exchange.receive(controller);
    a.send(hi());
    await receiving;
    const next = exchange.receive();
    controller.abort();
    a.send(hi());
    assert.deepEqual(await next, hi());
  });

  it("fail with EAGAIN when the socket is closed meanwhile, with EBADF afterwards", async () => {
    const { exchange, core } = alone();
    const waits = [exchange.send(hi()), exchange.receive()];
    core.close();
    for (const wait of waits) await assert.rejects(wait, { code: "EAGAIN" });
    await assert.rejects(exchange.send(hi()), { code: "EBADF", message: "Socket is closed" });
    await assert.rejects(exchange.receive(), { code: "EBADF" });
  });

  it("fail with ETERM when the context ends, until the socket is closed", async () => {
    const { exchange, core, context } = alone();
    const waits = [exchange.send(hi()), exchange.receive()];
    context.shutdown();
    for (const wait of waits) await assert.rejects(wait, { code: "ETERM" });
    await assert.rejects(exchange.send(hi()), { code: "ETERM" });
    core.close();
    await assert.rejects(exchange.receive(), { code: "EBADF" });
  });

  it("reject with what the pattern refuses", async () => {
    const { exchange } = alone("REQ");
    await assert.rejects(exchange.receive(), { code: "EFSM" });
  });

  it("reject with what the pattern refuses only when there is room", async () => {
    const [rep, req] = await joined("REP", "REQ");
    const exchange = new Exchange(rep);
    req.send(hi());
    await exchange.receive();
    await exchange.send(hi());
    await assert.rejects(exchange.send(hi()), { code: "EFSM" });
  });

  it("fail when the peer that a message is for goes while it waits", async () => {
    const [router, dealer] = await joined("ROUTER", "DEALER");
    router.set("mandatory", true);
    router.set("sendHighWaterMark", 1);
    dealer.set("receiveHighWaterMark", 1);
    dealer.send(hi());
    const exchange = new Exchange(router);
    const [id] = (await exchange.receive()) as [Uint8Array];
    const send = () => exchange.send([id, encodeText("answer")]);
    await send();
    await send();
    const waiting = send();
    assert.equal(await isSettled(waiting), false);
    dealer.close();
    await assert.rejects(waiting, { code: "EHOSTUNREACH" });
  });

  it("fail when somebody claims the socket while they wait", async () => {
    const { core, exchange } = alone();
    const waits = [exchange.send(hi()), exchange.receive()];
    core.claim();
    exchange.changed();
    for (const wait of waits) await assert.rejects(wait, { code: "EBUSY" });
  });

  it("give the event loop its turn after 512 in a row", async () => {
    const [a, b] = await joined("PUSH", "PULL").then(
      ([push, pull]) => [new Exchange(push), new Exchange(pull)] as const,
    );
    a.core.set("sendHighWaterMark", 0);
    for (const operate of [() => a.send(hi()), () => b.receive()]) {
      let turns = 0;
      let goesOn = true;
      const count = () => {
        turns++;
        if (goesOn) setImmediate(count);
      };
      setImmediate(count);
      for (let i = 0; i < 1100; i++) await operate();
      goesOn = false;
      assert(turns >= 2, `${turns}`);
      await turnPassed();
    }
  });
});
