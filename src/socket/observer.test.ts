import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { turnPassed } from "../base/turn.ts";
import type { SocketEvent } from "../connection/socket-event.ts";
import { setCore } from "./core-of.ts";
import { Observer } from "./observer.ts";
import { SocketCore } from "./socket-core.ts";
import { newContext } from "./test-fixture.ts";

const address = "fake://here";
const bound: SocketEvent = { type: "bind", address };
const left: SocketEvent = { type: "close", address };

describe("the events of a socket", () => {
  let context: ReturnType<typeof newContext>;
  let core: SocketCore;
  let observer: Observer;

  beforeEach(() => {
    context = newContext();
    core = new SocketCore("PAIR", context);
    const socket = {};
    setCore(socket, core);
    observer = new Observer(socket);
  });

  it("can be received one after the other", async () => {
    core.emit(bound);
    core.emit(left);
    assert.deepEqual([await observer.receive(), await observer.receive()], [bound, left]);
  });

  it("can be waited for, which keeps the process running", async () => {
    const waiting = observer.receive();
    assert.equal(context.keepAlive.holders, 1);
    core.emit(bound);
    assert.deepEqual(await waiting, bound);
    assert.equal(context.keepAlive.holders, 0);
  });

  it("can be waited for by one", async () => {
    const waiting = observer.receive();
    await assert.rejects(observer.receive(), { code: "EBUSY", message: /^Observer is busy reading/ });
    core.emit(bound);
    await waiting;
  });

  it("end with the socket", async () => {
    core.close();
    assert.deepEqual(await observer.receive(), { type: "end" });
    assert.equal(observer.closed, true);
    await assert.rejects(observer.receive(), { code: "EBADF", message: "Socket is closed" });
    assert.throws(() => new Observer(Object.create(null)), TypeError);
  });

  it("are not to be had from a closed socket", () => {
    core.close();
    const socket = {};
    setCore(socket, core);
    assert.throws(() => new Observer(socket), { code: "EBADF" });
  });

  it("can be iterated to the end", async () => {
    core.emit(bound);
    core.close();
    const types = [];
    for await (const { type } of observer) types.push(type);
    assert.deepEqual(types, ["bind", "end"]);
  });

  it("end the iteration of an observer that is closed meanwhile", async () => {
    const iteration = (async () => {
      for await (const _ of observer) assert.fail("There was no event");
    })();
    observer.close();
    await iteration;
    observer.close();
    assert.deepEqual([observer.closed, core.isObserved, context.keepAlive.holders], [true, false, 0]);
  });

  it("do not end the iteration by another mistake", async () => {
    observer.on("bind", () => {});
    await assert.rejects(observer[Symbol.asyncIterator]().next(), /emitter mode/);
  });

  it("come to listeners by type, those from before too, in a turn of their own", async () => {
    core.emit(bound);
    const told: unknown[] = [];
    observer.on("bind", (event) => told.push(event)).on("end", (event) => told.push(event));
    core.emit(left);
    core.close();
    assert.deepEqual(told, []);
    await Promise.resolve();
    assert.deepEqual(told, [bound, { type: "end" }]);
    assert.equal(observer.closed, true);
  });

  it("do not come to listeners that were taken away", async () => {
    const told: unknown[] = [];
    const listener = (event: unknown) => told.push(event);
    observer.on("bind", listener);
    observer.off("bind", listener).off("close", listener);
    core.emit(bound);
    await Promise.resolve();
    assert.deepEqual(told, []);
  });

  it("do not come after the observer was closed", async () => {
    const told: unknown[] = [];
    observer.on("bind", (event) => told.push(event));
    core.emit(bound);
    observer.close();
    core.emit(bound);
    await Promise.resolve();
    assert.deepEqual(told, []);
  });

  it("cannot be received beside listeners", async () => {
    observer.on("bind", () => {});
    await assert.rejects(observer.receive(), /^Error: Observer is in event emitter mode\./);
  });

  it("come to all listeners, whatever one of them throws", async () => {
    const others = process.listeners("uncaughtException");
    process.removeAllListeners("uncaughtException");
    const thrown: Error[] = [];
    process.on("uncaughtException", (error) => thrown.push(error));
    try {
      const told: unknown[] = [];
      observer.on("bind", () => {
        throw new Error("mine");
      });
      observer.on("bind", (event) => told.push(event));
      core.emit(bound);
      core.emit(bound);
      await turnPassed();
      assert.deepEqual(told, [bound, bound]);
      assert.deepEqual(thrown.map(String), ["Error: mine", "Error: mine"]);
    } finally {
      process.removeAllListeners("uncaughtException");
      for (const listener of others) process.on("uncaughtException", listener);
    }
  });

  it("may be changed by their listeners", async () => {
    const told: string[] = [];
    const again = () => told.push("again");
    observer.on("bind", () => {
      told.push("first");
      observer.on("bind", again);
      core.close();
    });
    core.emit(bound);
    await Promise.resolve();
    assert.deepEqual(told, ["first"]);
    assert.equal(core.closed, true);
  });
});
