import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { encodeText } from "../base/bytes.ts";
import { turnPassed } from "../base/turn.ts";
import { FakeTransport } from "../connection/test-fixture.ts";
import { SocketCore } from "./socket-core.ts";
import { joined, newContext } from "./test-fixture.ts";

const hi = () => [encodeText("hi")];

describe("a socket without promises", () => {
  it("sends and receives what it can", async () => {
    const [a, b] = await joined("PAIR", "PAIR");
    assert.deepEqual([a.canSend, b.canReceive, b.receive()], [true, false, undefined]);
    assert(a.send(hi()));
    assert(b.canReceive);
    assert.deepEqual(b.receive(), hi());
  });

  it("can do nothing once it is closed", async () => {
    const [a, b] = await joined("PAIR", "PAIR");
    b.send(hi());
    a.close();
    assert.deepEqual([a.closed, a.canSend, a.canReceive], [true, false, false]);
    for (const call of [() => a.send(hi()), () => a.receive(), () => a.check(), () => a.set("linger", 0)]) {
      assert.throws(call, { code: "EBADF" });
    }
    assert.throws(() => a.claim(), { code: "EBADF" });
  });

  it("can do nothing once its context ends, and is not closed", async () => {
    const [a] = await joined("PAIR", "PAIR");
    a.context.shutdown();
    a.terminate();
    assert.deepEqual([a.closed, a.canSend], [false, false]);
    for (const call of [() => a.send(hi()), () => a.receive(), () => a.check()]) assert.throws(call, { code: "ETERM" });
  });

  it("can be claimed, and is then used by the pattern alone", async () => {
    const [a, b] = await joined("PAIR", "PAIR");
    const release = a.claim();
    assert.deepEqual([a.canSend, a.canReceive], [false, false]);
    for (const call of [() => a.send(hi()), () => a.receive(), () => a.claim()]) assert.throws(call, { code: "EBUSY" });
    a.check();
    assert(a.pattern.send(hi()));
    assert.deepEqual(b.receive(), hi());
    release();
    assert(a.canSend);
    const held = a.claim();
    a.close();
    held();
    assert.throws(() => a.send(hi()), { code: "EBADF" });
  });

  it("refuses messages above the limit of its context, all frames together", async () => {
    const [a] = await joined("PAIR", "PAIR");
    a.context.options.maxMessageSize = 3;
    assert(a.send([encodeText("ab"), encodeText("c")]));
    assert.throws(() => a.send([encodeText("ab"), encodeText("cd")]), {
      code: "EMSGSIZE",
      message: "Message too long",
    });
  });

  it("takes the defaults of its context over", () => {
    const context = newContext();
    Object.assign(context.options, { ipv6: true, blocky: false });
    const { options } = new SocketCore("PUSH", context);
    assert.deepEqual([options.ipv6, options.linger], [true, 0]);
    assert.deepEqual(
      (["PUSH", "SUB", "XSUB"] as const).map((type) => new SocketCore(type, newContext()).options.linger),
      [-1, 0, 0],
    );
  });

  it("applies changed high-water marks to the pipes that it has", async () => {
    const [push, pull] = await joined("PUSH", "PULL");
    push.set("sendHighWaterMark", 1);
    pull.set("receiveHighWaterMark", 1);
    assert.deepEqual([push.send(hi()), push.send(hi()), push.send(hi())], [true, true, false]);
    const transport = new FakeTransport();
    const alone = new SocketCore("PUSH", newContext(["fake", transport]));
    alone.endpoints.connect("fake://there");
    alone.set("sendHighWaterMark", 1);
    assert.deepEqual([alone.send(hi()), alone.send(hi())], [true, false]);
    alone.set("sendHighWaterMark", 2);
    assert(alone.canSend);
  });

  it("tells of changes once a turn, to whoever still wants to know", async () => {
    const [a, b] = await joined("PAIR", "PAIR");
    let changes = 0;
    const stop = b.observe({ changed: () => changes++, over() {} });
    await turnPassed();
    changes = 0;
    a.send(hi());
    b.receive();
    b.receive();
    a.send(hi());
    assert.equal(changes, 0);
    await turnPassed();
    assert.equal(changes, 1);
    stop();
    b.receive();
    b.receive();
    a.send(hi());
    await turnPassed();
    assert.equal(changes, 1);
  });

  it("tells how it ended, once", async () => {
    const [a] = await joined("PAIR", "PAIR");
    const ends: string[] = [];
    a.observe({ changed() {}, over: (how) => ends.push(how) });
    a.context.shutdown();
    a.close();
    a.close();
    assert.deepEqual(ends, ["ETERM"]);
  });

  it("is observed while somebody listens", () => {
    const core = new SocketCore("PAIR", newContext());
    assert.equal(core.isObserved, false);
    const stop = core.listen(() => {});
    assert.equal(core.isObserved, true);
    stop();
    assert.equal(core.isObserved, false);
  });

  it("has an engine for each connection: ZMTP's, or the raw one for STREAM", () => {
    const context = newContext();
    const engine = new SocketCore("PAIR", context).newEngine();
    assert.deepEqual([engine.state, engine.deadline < Infinity], ["greeting", true]);
    assert.equal(new SocketCore("STREAM", context).newEngine().state, "traffic");
  });
});
