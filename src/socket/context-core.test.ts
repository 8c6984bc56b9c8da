import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { encodeText } from "../base/bytes.ts";
import { FakeTransport } from "../connection/test-fixture.ts";
import { closeAllContexts, whatLingers } from "./context-core.ts";
import { SocketCore } from "./socket-core.ts";
import { newContext } from "./test-fixture.ts";

describe("a context", () => {
  it("has so many sockets at a time", () => {
    const context = newContext();
    context.options.maxSockets = 2;
    const first = new SocketCore("PAIR", context);
    new SocketCore("PAIR", context);
    assert.throws(() => new SocketCore("PAIR", context), { code: "EMFILE" });
    first.close();
    new SocketCore("PAIR", context);
    assert.equal(context.size, 2);
  });

  it("has no new socket once its end has begun", () => {
    const context = newContext();
    context.shutdown();
    context.shutdown();
    assert.throws(() => new SocketCore("PAIR", context), { code: "ETERM" });
  });

  it("ends when its sockets are closed, and nothing lingers any more", () => {
    const transport = new FakeTransport();
    const context = newContext(["fake", transport]);
    const [idle, busy] = [new SocketCore("PAIR", context), new SocketCore("PAIR", context)];
    busy.endpoints.connect("fake://there");
    busy.send([encodeText("unsent")]);
    let ends = 0;
    context.terminate(() => ends++);
    context.terminate(() => ends++);
    idle.close();
    busy.close();
    assert.deepEqual([ends, context.isLingering, context.keepAlive.holders], [0, true, 1]);
    const stream = transport.connects();
    stream.end = () => stream.owner.closed();
    // The handshake of a real engine, word for word.
    const peer = new SocketCore("PAIR", newContext()).newEngine();
    for (let i = 0; i < 4; i++) {
      for (const chunk of peer.take()) stream.owner.received(chunk, false);
      for (const text of stream.raw.splice(0)) peer.receive(text, 0, false);
    }
    assert.deepEqual([ends, context.isLingering, context.keepAlive.holders], [2, false, 0]);
  });

  it("ends at once when it has no socket", () => {
    let isOver = false;
    newContext().terminate(() => {
      isOver = true;
    });
    assert(isOver);
  });

  it("is closed with the process, which is told what lingers", () => {
    const transport = new FakeTransport();
    const [quiet, late] = [newContext(), newContext(["fake", transport])];
    const sockets = [new SocketCore("PAIR", quiet), new SocketCore("PAIR", late)] as const;
    sockets[1].endpoints.connect("fake://there");
    sockets[1].send([encodeText("unsent")]);
    assert.equal(whatLingers().isWaiting, false);
    closeAllContexts();
    assert.deepEqual(
      sockets.map((socket) => socket.closed),
      [true, true],
    );
    assert.deepEqual(whatLingers(), { isWaiting: true, isBlocky: true });
    late.options.blocky = false;
    assert.deepEqual(whatLingers(), { isWaiting: true, isBlocky: false });
    sockets[1].options.reconnectInterval = 0;
    transport.refuses();
    assert.deepEqual(whatLingers(), { isWaiting: false, isBlocky: false });
  });
});
