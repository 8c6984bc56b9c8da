import assert from "node:assert/strict";
import { beforeEach, describe, it, mock } from "node:test";
import { turnPassed } from "../base/turn.ts";
import { Pipe } from "../pipe/pipe.ts";
import type { Failure } from "../zmtp/failure.ts";
import { Connection } from "./connection.ts";
import { FakeEngine, FakeStream, message, texts } from "./test-fixture.ts";

describe("a connection", () => {
  let stream: FakeStream;
  let engine: FakeEngine;
  let connection: Connection;
  let outer: Pipe;
  let inner: Pipe;
  let ends: (Failure | undefined)[];

  /** A connection whose pipe holds `highWaterMark` messages each way. */
  function make(highWaterMark = 0): void {
    stream = new FakeStream();
    engine = new FakeEngine();
    ends = [];
    [outer, inner] = Pipe.pair([{ highWaterMark }, { highWaterMark }]);
    connection = new Connection(stream, engine, {
      established: (made) => made.use(inner),
      lost: (_, failure) => ends.push(failure),
    });
  }

  /** The same, its handshake done. */
  async function establish(highWaterMark = 0): Promise<void> {
    make(highWaterMark);
    connection.start();
    stream.brings("READY");
    await turnPassed();
    stream.writes.length = 0;
  }

  function received(): string[] {
    const messages = [];
    for (let one = outer.read(); one; one = outer.read()) messages.push(one);
    return texts(messages);
  }

  beforeEach(() => establish());

  it("begins with what its engine has to say, and is established when the engine is ready", () => {
    make();
    connection.start();
    assert.deepEqual(stream.writes, ["greeting "]);
    assert.equal(connection.isEstablished, false);
    stream.brings("READY");
    assert.equal(connection.isEstablished, true);
  });

  it("sends what waited in the pipe as soon as it is established", () => {
    make();
    outer.force(message("waited"));
    connection.start();
    stream.brings("READY");
    assert.deepEqual(stream.writes, ["greeting ", "waited "]);
  });

  it("is established by the first octets that also bring a message", () => {
    make();
    connection.start();
    stream.brings("READY early");
    assert.deepEqual(received(), ["early"]);
  });

  it("sends the first message of a turn at once, and the others of it in one write in the next", async () => {
    for (const text of ["a", "b", "c"]) outer.write(message(text));
    assert.deepEqual(stream.writes, ["a "]);
    await turnPassed();
    assert.deepEqual(stream.writes, ["a ", "b c "]);
    outer.write(message("d"));
    await turnPassed();
    assert.deepEqual(stream.writes, ["a ", "b c ", "d "]);
  });

  it("writes four batches at most in one go", async () => {
    engine.sizeOfMessage = 64 * 1024;
    outer.write(message("0"));
    for (const text of ["1", "2", "3", "4", "5", "6"]) outer.write(message(text));
    await turnPassed();
    assert.deepEqual(stream.writes, ["0 ", "1 ", "2 ", "3 ", "4 "]);
    await turnPassed();
    assert.deepEqual(stream.writes.slice(5), ["5 ", "6 "]);
  });

  it("takes messages out for a writer that finds the pipe full, and writes them together in the next turn", async () => {
    await establish(2);
    for (const text of ["a", "b", "c", "d", "e", "f"]) assert.ok(outer.write(message(text)));
    assert.deepEqual(stream.writes, ["a "]);
    await turnPassed();
    assert.deepEqual(stream.writes, ["a ", "b c d e f "]);
  });

  it("writes what it took out although the pipe is empty by then", async () => {
    await establish(1);
    for (const text of ["a", "b"]) assert.ok(outer.write(message(text)));
    assert.ok(outer.hasRoom);
    assert.equal(inner.pending, 0);
    await turnPassed();
    assert.deepEqual(stream.writes, ["a ", "b "]);
  });

  it("takes no more out of a full pipe than a batch", async () => {
    await establish(1);
    engine.sizeOfMessage = 32 * 1024;
    outer.write(message("0"));
    const taken = ["1", "2", "3", "4", "5"].map((text) => outer.write(message(text)));
    assert.deepEqual(taken, [true, true, true, false, false]);
    await turnPassed();
    assert.deepEqual(stream.writes, ["0 ", "1 2 ", "3 "]);
  });

  it("takes nothing out of a full pipe while the stream has no room, or is over", async () => {
    await establish(1);
    stream.hasRoom = false;
    outer.write(message("a"));
    assert.equal(outer.write(message("b")), false);
    assert.equal(inner.pending, 1);
    stream.hasRoom = true;
    stream.owner.closed();
    assert.equal(outer.write(message("c")), false);
    assert.equal(inner.pending, 1);
  });

  it("comes for what it took out although no edge tells of it", async () => {
    await establish(3);
    engine.sizeOfMessage = 32 * 1024;
    stream.hasRoom = false;
    for (const text of ["a", "b", "c"]) outer.write(message(text));
    await turnPassed();
    stream.hasRoom = true;
    assert.ok(outer.write(message("d")));
    await turnPassed();
    assert.deepEqual(stream.writes, ["a b ", "c d "]);
  });

  it("stops while the stream has no room, and goes on when it is drained", async () => {
    stream.hasRoom = false;
    outer.write(message("a"));
    await turnPassed();
    assert.deepEqual(stream.writes, []);
    assert.equal(inner.pending, 1);
    stream.hasRoom = true;
    stream.owner.drained();
    assert.deepEqual(stream.writes, ["a "]);
  });

  it("pauses the stream when the pipe is full, and resumes it when there is room again", async () => {
    await establish(2);
    stream.brings("a b c");
    assert.equal(outer.pending, 2);
    assert.deepEqual(stream.done, ["pause"]);
    assert.deepEqual(texts([outer.read() ?? []]), ["a"]);
    assert.deepEqual(received(), ["b", "c"]);
    assert.deepEqual(stream.done, ["pause", "resume"]);
  });

  it("has the engine keep what it could not hand over before it gives the octets back", async () => {
    await establish(1);
    const kept = engine.kept;
    stream.brings("1 2");
    assert.equal(engine.kept, kept + 1);
    assert.deepEqual(received(), ["1", "2"]);
  });

  it("tells the stream whether the engine keeps what it was given", () => {
    assert.equal(stream.owner.received(Buffer.from("1"), false), false);
    assert.equal(stream.owner.received(Buffer.from("2"), true), true);
    assert.deepEqual(received(), ["1", "2"]);
  });

  it("lets the stream read to where the engine wants it", () => {
    assert.equal(connection.place(), undefined);
    engine.room = Uint8Array.from(Buffer.from("one two PING..."));
    assert.equal(connection.place(), engine.room);
    stream.owner.filled("one two PING".length);
    assert.deepEqual(received(), ["one", "two"]);
    assert.deepEqual(stream.writes, ["PONG "]);
  });

  it("tells the engine the time before it goes on after a pause", async () => {
    await establish(1);
    stream.brings("a b");
    assert.deepEqual(engine.ticks, []);
    received();
    assert.equal(engine.ticks.length, 2);
  });

  it("tells the engine that its octets are sent, but not while they wait in the stream", () => {
    const before = engine.reclaimed;
    outer.write(message("a"));
    assert.equal(engine.reclaimed, before + 1);
    stream.backlog = 2;
    stream.brings("PING");
    assert.deepEqual(stream.writes, ["a ", "PONG "]);
    assert.equal(engine.reclaimed, before + 1);
  });

  it("is lost when its stream closes", () => {
    stream.owner.closed();
    assert.deepEqual(ends, [undefined]);
    outer.write(message("later"));
    assert.deepEqual(stream.writes, []);
    assert.equal(inner.pending, 1);
  });

  it("is only lost when the pipe has taken what had come before its stream closed", async () => {
    await establish(1);
    stream.brings("a b");
    stream.owner.closed();
    assert.deepEqual(ends, []);
    assert.deepEqual(received(), ["a", "b"]);
    assert.deepEqual(ends, [undefined]);
  });

  it("is lost with its pipe when nobody will take what had come", async () => {
    await establish(1);
    stream.brings("a b");
    stream.owner.closed();
    outer.close();
    assert.deepEqual(ends, [undefined]);
    assert.equal(engine.next(), undefined);
  });

  it("sends the rest when the pipe is closed, then ends the stream", async () => {
    stream.hasRoom = false;
    outer.write(message("a"));
    outer.write(message("b"));
    outer.close();
    assert.deepEqual(stream.done, []);
    stream.hasRoom = true;
    stream.owner.drained();
    assert.deepEqual([stream.writes, stream.done], [["a b "], ["end"]]);
    stream.owner.closed();
    assert.deepEqual(ends, [undefined]);
  });

  it("ends a stream that has long rests in as many turns as it takes", async () => {
    engine.sizeOfMessage = 64 * 1024;
    for (let i = 0; i < 10; i++) outer.write(message("x"));
    outer.close();
    while (stream.done.length === 0) await turnPassed();
    assert.equal(stream.writes.length, 10);
  });

  it("answers heartbeats while it sends the rest, and drops messages", () => {
    stream.hasRoom = false;
    outer.write(message("rest"));
    outer.close();
    stream.brings("PING dropped");
    assert.deepEqual(stream.writes, ["PONG "]);
    stream.hasRoom = true;
    stream.owner.drained();
    stream.brings("PING");
    assert.deepEqual(stream.writes, ["PONG ", "rest "]);
  });

  it("reads again when the pipe that was full is closed, to hear heartbeats", async () => {
    await establish(1);
    stream.brings("a b");
    stream.hasRoom = false;
    outer.write(message("rest"));
    outer.close();
    assert.deepEqual(stream.done, ["pause", "resume"]);
  });

  it("leaves messages in the pipe after a failure, and hangs up", async () => {
    stream.brings("NONSENSE");
    assert.deepEqual(stream.done, ["end"]);
    outer.write(message("kept"));
    await turnPassed();
    stream.owner.drained();
    assert.deepEqual(stream.writes, []);
    assert.equal(inner.pending, 1);
    stream.owner.closed();
    assert.equal(ends[0]?.message, "nonsense");
  });

  it("sends what the engine has to say about a failure", () => {
    engine.outbound.push("ERROR");
    stream.brings("NONSENSE more");
    stream.brings("more");
    assert.deepEqual([stream.writes, stream.done], [["ERROR "], ["end"]]);
  });

  it("hands the messages over that had come before a failure", () => {
    stream.brings("a");
    stream.brings("NONSENSE");
    assert.deepEqual(received(), ["a"]);
  });

  it("destroys its stream when told", () => {
    connection.destroy();
    assert.deepEqual(stream.done, ["destroy"]);
  });

  it("can be closed by whoever reads a message in the middle of it", () => {
    outer.owner = { readable: () => outer.close(), writable() {}, ended() {} };
    received();
    stream.brings("a b c");
    assert.deepEqual(stream.done, ["end"]);
    assert.deepEqual(engine.inbound, []);
  });

  it("closes a pipe that was closed before it could be used", () => {
    make();
    outer.write(message("last"));
    outer.close();
    connection.start();
    stream.brings("READY");
    assert.deepEqual([stream.writes, stream.done], [["greeting ", "last "], ["end"]]);
  });

  it("wakes its engine at the deadline, and at an earlier one that comes later", () => {
    mock.timers.enable({ apis: ["setTimeout"] });
    try {
      make();
      engine.deadline = performance.now() + 5000;
      connection.start();
      engine.deadline = performance.now() + 1000;
      stream.brings("READY");
      mock.timers.tick(900);
      assert.equal(engine.ticks.length, 0);
      mock.timers.tick(200);
      assert.equal(engine.ticks.length, 1);
      mock.timers.tick(10000);
      assert.equal(engine.ticks.length, 1);
    } finally {
      mock.timers.reset();
    }
  });

  it("forgets the deadline when its stream closes", () => {
    mock.timers.enable({ apis: ["setTimeout"] });
    try {
      make();
      engine.deadline = performance.now() + 1000;
      connection.start();
      stream.owner.closed();
      mock.timers.tick(10000);
      assert.deepEqual(engine.ticks, []);
    } finally {
      mock.timers.reset();
    }
  });
});
