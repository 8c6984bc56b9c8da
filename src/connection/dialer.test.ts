import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it, mock } from "node:test";
import { encodeText } from "../base/bytes.ts";
import { turnPassed } from "../base/turn.ts";
import { Dialer } from "./dialer.ts";
import { FakeSocket, type FakeStream, FakeTransport, message, texts } from "./test-fixture.ts";
import type { TransportOptions } from "./transport.ts";

describe("a dialer", () => {
  let socket: FakeSocket;
  let transport: FakeTransport;
  let dialer: Dialer;
  let ends: number;

  function make(assignedId?: string): void {
    const to = {
      transport,
      options: {} as TransportOptions,
      address: "there",
      endpoint: "fake://there",
      assignedId: assignedId === undefined ? undefined : encodeText(assignedId),
    };
    dialer = new Dialer(to, socket, () => ends++);
  }

  /** The connection is made and its handshake done. */
  function establish(): FakeStream {
    const stream = transport.connects();
    stream.brings("READY");
    socket.takeEvents();
    socket.takeTold();
    return stream;
  }

  const pipe = (at = 0) => socket.pipes[at] as (typeof socket.pipes)[0];

  beforeEach(() => {
    // Without jitter: an interval of 100 is one of 100.
    mock.method(Math, "random", () => 0);
    mock.timers.enable({ apis: ["setTimeout"] });
    socket = new FakeSocket();
    transport = new FakeTransport();
    ends = 0;
    make();
  });

  afterEach(() => {
    mock.timers.reset();
    mock.restoreAll();
  });

  it("has a pipe before it has a connection, and tells what happens", () => {
    dialer.start();
    assert.equal(dialer.endpoint, "fake://there");
    assert.deepEqual(socket.takeTold(), ["attach 0"]);
    const stream = transport.connects();
    stream.brings("READY");
    assert.deepEqual(socket.takeTold(), ["established 0"]);
    assert.deepEqual(socket.takeEvents(), ["connect:delay", "connect", "handshake"]);
  });

  it("sends what waited for the connection", () => {
    dialer.start();
    pipe().write(message("early"));
    const stream = transport.connects();
    stream.brings("READY");
    assert.deepEqual(stream.writes, ["greeting ", "early "]);
  });

  it("tries again after the interval when it is refused", () => {
    dialer.start();
    transport.refuses();
    assert.deepEqual(socket.takeEvents(), ["connect:delay", "close", "connect:retry"]);
    mock.timers.tick(99);
    assert.equal(transport.attempts.length, 1);
    mock.timers.tick(1);
    assert.equal(transport.attempts.length, 2);
  });

  it("waits twice as long each time up to the maximum, and starts anew after a handshake", () => {
    socket.options.reconnectMaxInterval = 350;
    dialer.start();
    for (const wait of [100, 200, 350, 350]) {
      transport.refuses();
      mock.timers.tick(wait - 1);
      const before = transport.attempts.length;
      mock.timers.tick(1);
      assert.equal(transport.attempts.length, before + 1);
    }
    establish().owner.closed();
    mock.timers.tick(100);
    assert.equal(transport.attempts.length, 6);
  });

  it("does not try again without an interval", () => {
    socket.options.reconnectInterval = 0;
    dialer.start();
    transport.refuses();
    assert.equal(ends, 1);
    assert.deepEqual(socket.takeTold(), ["attach 0", "ended 0"]);
  });

  it("does not try again where it is told to stop when it is refused", () => {
    socket.options.reconnectStop = 1;
    dialer.start();
    transport.refuses();
    assert.equal(ends, 1);
  });

  it("does not try again where it is told to stop after a failed handshake", () => {
    socket.options.reconnectStop = 2;
    dialer.start();
    transport.connects().owner.closed();
    assert.equal(ends, 1);
  });

  it("does not try again for what lingers where it is told to stop after disconnect", () => {
    socket.options.reconnectStop = 4;
    dialer.start();
    pipe().write(message("unsent"));
    dialer.close(-1);
    assert.equal(ends, 0);
    transport.refuses();
    assert.equal(ends, 1);
  });

  it("tries again for reasons that it was not told to stop for", () => {
    socket.options.reconnectStop = 2;
    dialer.start();
    transport.refuses();
    assert.equal(ends, 0);
  });

  it("keeps its pipe for the next connection, with what waits in it", async () => {
    dialer.start();
    establish().owner.closed();
    assert.deepEqual(socket.takeEvents(), ["disconnect", "connect:retry"]);
    assert.deepEqual(socket.takeTold(), ["interrupted 0"]);
    pipe().write(message("kept"));
    mock.timers.tick(100);
    const stream = transport.connects();
    stream.brings("READY");
    assert.deepEqual(stream.writes, ["greeting ", "kept "]);
    assert.deepEqual(socket.takeTold(), ["established 0"]);
    await turnPassed();
  });

  it("tells of a handshake that did not succeed, and tries again", () => {
    dialer.start();
    const stream = transport.connects();
    socket.takeEvents();
    stream.owner.closed();
    assert.deepEqual(socket.takeEvents(), ["handshake:error:other", "disconnect", "connect:retry"]);
    mock.timers.tick(100);
    transport.connects().brings("NONSENSE");
    assert.deepEqual(socket.takeEvents(), ["connect:delay", "connect"]);
    assert.equal(socket.engines.length, 2);
  });

  it("stays away after a failure that will be the same again", () => {
    dialer.start();
    const stream = transport.connects();
    socket.engines[0]?.fail(true);
    stream.owner.closed();
    assert.equal(ends, 1);
    assert.deepEqual(socket.takeEvents().slice(-2), ["handshake:error:protocol", "disconnect"]);
  });

  it("has a pipe only while there is a connection when messages may not wait", () => {
    socket.options.immediate = true;
    dialer.start();
    assert.deepEqual(socket.takeTold(), []);
    transport.connects().brings("READY");
    assert.deepEqual(socket.takeTold(), ["attach 0", "established 0"]);
    const owner = socket.engines.length;
    assert.equal(owner, 1);
  });

  it("gives the pipe up with the connection when messages may not wait, and makes another", () => {
    socket.options.immediate = true;
    dialer.start();
    establish().owner.closed();
    assert.deepEqual(socket.takeTold(), ["ended 0"]);
    mock.timers.tick(100);
    transport.connects().brings("READY");
    assert.deepEqual(socket.takeTold(), ["attach 1", "established 1"]);
  });

  it("has a pipe at once for a peer with an assigned id, even when messages may not wait", () => {
    socket.options.immediate = true;
    make("peer");
    dialer.start();
    assert.deepEqual(socket.takeTold(), ["attach 0"]);
    establish().owner.closed();
    assert.deepEqual(socket.takeTold(), ["interrupted 0"]);
  });

  it("fails to start when the assigned id is in use", () => {
    socket.refusesToAttach = true;
    assert.throws(() => dialer.start(), /in use/);
    assert.equal(transport.attempts.length, 0);
  });

  it("takes an address that has become a bad one for a failed attempt", () => {
    transport.isBroken = true;
    dialer.start();
    assert.deepEqual(socket.takeEvents(), ["connect:delay", "close", "connect:retry"]);
    transport.isBroken = false;
    mock.timers.tick(100);
    assert.equal(transport.attempts.length, 1);
  });

  it("ends when the pattern closes the pipe: while it dials, while it waits, while it is connected", () => {
    dialer.start();
    pipe().close();
    assert.deepEqual([transport.attempts[0]?.isAborted, ends], [true, 1]);
    make();
    dialer.start();
    transport.refuses();
    pipe(1).close();
    mock.timers.tick(1000);
    assert.deepEqual([transport.attempts.length, ends], [2, 2]);
    make();
    dialer.start();
    const stream = establish();
    pipe(2).close();
    assert.deepEqual(stream.done, ["end"]);
    stream.owner.closed();
    assert.deepEqual([ends, socket.takeTold()], [3, ["detach 2"]]);
  });

  it("gives the attempt up when it is closed with nothing to send", () => {
    dialer.start();
    dialer.close(-1);
    assert.deepEqual([transport.attempts[0]?.isAborted, ends], [true, 1]);
    dialer.close(-1);
    assert.equal(ends, 1);
    assert.deepEqual(socket.takeTold(), ["attach 0", "detach 0", "detach 0"]);
  });

  it("destroys a connection in its handshake when it is closed", () => {
    dialer.start();
    const stream = transport.connects();
    dialer.close(-1);
    assert.deepEqual(stream.done, ["destroy"]);
    stream.owner.closed();
    assert.equal(ends, 1);
  });

  it("goes on dialling after it is closed while there is something to send", () => {
    dialer.start();
    pipe().write(message("unsent"));
    dialer.close(-1);
    assert.equal(ends, 0);
    transport.refuses();
    mock.timers.tick(100);
    const stream = transport.connects();
    stream.brings("READY");
    assert.deepEqual([stream.writes, stream.done], [["greeting ", "unsent "], ["end"]]);
    stream.owner.closed();
    assert.equal(ends, 1);
  });

  it("gives what is unsent up when the linger time is over", () => {
    dialer.start();
    pipe().write(message("unsent"));
    dialer.close(500);
    mock.timers.tick(499);
    assert.equal(ends, 0);
    mock.timers.tick(1);
    assert.deepEqual([transport.attempts[0]?.isAborted, ends], [true, 1]);
    mock.timers.tick(10000);
    assert.equal(transport.attempts.length, 1);
  });

  it("gives what is unsent up at once without a linger time", () => {
    dialer.start();
    const stream = establish();
    stream.hasRoom = false;
    pipe().write(message("unsent"));
    dialer.close(0);
    assert.deepEqual(stream.done, ["destroy"]);
    stream.owner.closed();
    assert.deepEqual([ends, stream.writes.includes("unsent ")], [1, false]);
  });

  it("makes no other connection for a lost one when it is closed and nothing is left", () => {
    dialer.start();
    const stream = establish();
    dialer.close(-1);
    stream.owner.closed();
    mock.timers.tick(1000);
    assert.deepEqual([transport.attempts.length, ends], [1, 1]);
  });

  it("does not tell what nobody wants to know", () => {
    socket.isObserved = false;
    dialer.start();
    transport.refuses();
    mock.timers.tick(100);
    establish().owner.closed();
    assert.deepEqual(socket.takeEvents(), []);
  });

  it("has no handshake to tell of with raw streams", () => {
    socket.hasHandshake = false;
    dialer.start();
    transport.connects().owner.closed();
    assert.deepEqual(socket.takeEvents(), ["connect:delay", "connect", "disconnect", "connect:retry"]);
  });

  it("delivers what came before the connection was lost, then makes another", () => {
    socket.highWaterMark = 1;
    dialer.start();
    const stream = establish();
    stream.brings("a b");
    stream.owner.closed();
    assert.deepEqual(socket.takeEvents(), []);
    assert.deepEqual(texts([pipe().read() ?? [], pipe().read() ?? []]), ["a", "b"]);
    assert.deepEqual(socket.takeEvents(), ["disconnect", "connect:retry"]);
  });
});
