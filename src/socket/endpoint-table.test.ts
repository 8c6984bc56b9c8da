import assert from "node:assert/strict";
import { beforeEach, describe, it, mock } from "node:test";
import { encodeText } from "../base/bytes.ts";
import { FakeAcceptor, FakeStream, FakeTransport } from "../connection/test-fixture.ts";
import type { Acceptor, AcceptorOwner, TransportOptions } from "../connection/transport.ts";
import { Pipe } from "../pipe/pipe.ts";
import { SocketCore } from "./socket-core.ts";
import { newContext } from "./test-fixture.ts";

/** A transport that answers when the test says so. */
class SlowTransport extends FakeTransport {
  owner: AcceptorOwner | undefined;
  acceptor = new FakeAcceptor("fake://resolved");
  #settle: { resolve(acceptor: Acceptor): void; reject(error: Error): void } | undefined;

  override listen(_address: string, _options: TransportOptions, owner: AcceptorOwner): Promise<Acceptor> {
    this.owner = owner;
    return new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
    });
  }

  listens(): void {
    this.#settle?.resolve(this.acceptor);
  }

  fails(): void {
    this.#settle?.reject(new Error("out of sockets"));
  }
}

describe("the endpoints of a socket", () => {
  let transport: SlowTransport;
  let context: ReturnType<typeof newContext>;
  let core: SocketCore;
  let events: string[];

  function make(type: "DEALER" | "ROUTER" | "PUSH" | "PAIR" | "STREAM"): SocketCore {
    const made = new SocketCore(type, context);
    made.listen((event) => events.push(event.type));
    return made;
  }

  beforeEach(() => {
    transport = new SlowTransport();
    context = newContext(["fake", transport]);
    events = [];
    core = make("DEALER");
  });

  it("are none at first", () => {
    assert.deepEqual([core.endpoints.isEmpty, core.endpoints.isUsed, core.endpoints.last], [true, false, undefined]);
  });

  it("are in use as soon as they are being bound", async () => {
    const binding = core.endpoints.bind("fake://x");
    assert.deepEqual([core.endpoints.isEmpty, core.endpoints.isUsed], [true, true]);
    assert.equal(context.keepAlive.holders, 1);
    transport.listens();
    await binding;
    assert.deepEqual([core.endpoints.isEmpty, core.endpoints.last], [false, "fake://resolved"]);
    assert.deepEqual([context.keepAlive.holders, events], [0, ["bind"]]);
    core.endpoints.unbind("fake://resolved");
    assert.deepEqual([core.endpoints.isEmpty, transport.acceptor.isClosed], [true, true]);
    assert.throws(() => core.endpoints.unbind("fake://resolved"), { code: "ENOENT", address: "fake://resolved" });
  });

  it("can be bound at once", () => {
    core.endpoints.bindSync("fake://x");
    assert.equal(core.endpoints.last, "fake://x");
    core.endpoints.bindSync("inproc://name");
    assert.equal(core.endpoints.last, "inproc://name");
    core.endpoints.unbind("inproc://name");
    core.endpoints.unbind("fake://x");
    assert(core.endpoints.isEmpty);
  });

  it("do not stay open when the socket is closed while they are bound", async () => {
    const binding = core.endpoints.bind("fake://x");
    core.close();
    assert.deepEqual(events, []);
    transport.listens();
    await binding;
    assert.equal(transport.acceptor.isClosed, true);
    assert.deepEqual(events, ["bind", "close", "end"]);
    const stream = new FakeStream();
    transport.owner?.accepted(stream);
    assert.deepEqual(stream.done, ["destroy"]);
  });

  it("end with the socket when binding fails meanwhile", async () => {
    const binding = core.endpoints.bind("fake://x");
    core.close();
    transport.fails();
    await assert.rejects(binding, /out of sockets/);
    assert.deepEqual([events, context.keepAlive.holders, context.isLingering], [["end"], 0, false]);
  });

  it("tell of a binding that failed", async () => {
    await core.endpoints.bind("inproc://taken");
    transport.listenSync = () => {
      throw Object.assign(new Error("odd"), { code: "EADDRINUSE" });
    };
    assert.throws(() => core.endpoints.bindSync("fake://x"), /odd/);
    await assert.rejects(core.endpoints.bind("inproc://taken"), { code: "EADDRINUSE" });
  });

  it("have to be well-formed, and of a transport that exists", async () => {
    const { endpoints } = core;
    const odd: [string, string][] = [
      ["nonsense", "EINVAL"],
      ["fake://", "EINVAL"],
      ["other://x", "EPROTONOSUPPORT"],
    ];
    for (const [endpoint, code] of odd) {
      await assert.rejects(endpoints.bind(endpoint), { code, address: endpoint });
      assert.throws(() => endpoints.bindSync(endpoint), { code });
      assert.throws(() => endpoints.connect(endpoint), { code });
      assert.throws(() => endpoints.unbind(endpoint), { code });
      assert.throws(() => endpoints.disconnect(endpoint), { code });
    }
  });

  it("can be connected to, and left", () => {
    core.endpoints.connect("fake://there");
    assert.deepEqual([core.endpoints.last, core.endpoints.isEmpty], ["fake://there", false]);
    core.endpoints.disconnect("fake://there");
    assert.deepEqual([core.endpoints.isEmpty, transport.attempts[0]?.isAborted], [true, true]);
    assert.throws(() => core.endpoints.disconnect("fake://there"), { code: "ENOENT" });
  });

  it("are connected to once by some socket types, and as often as asked for by others", () => {
    const push = make("PUSH");
    for (const socket of [core, push]) {
      socket.endpoints.connect("fake://there");
      socket.endpoints.connect("fake://there");
    }
    assert.equal(transport.attempts.length, 3);
    push.endpoints.disconnect("fake://there");
    assert.equal(push.endpoints.isEmpty, false);
  });

  it("are none when the assigned id is in use", () => {
    const router = make("ROUTER");
    const id = encodeText("peer");
    for (const endpoint of ["fake://there", "inproc://there"]) {
      router.endpoints.connect(`${endpoint}/1`, id);
      assert.throws(() => router.endpoints.connect(`${endpoint}/2`, id), { code: "EINVAL" });
      router.endpoints.disconnect(`${endpoint}/1`);
      assert(router.endpoints.isEmpty);
    }
    // The pipes that were made in vain are forgotten.
    const limit = mock.method(Pipe.prototype, "limit");
    router.set("sendHighWaterMark", 5);
    assert.equal(limit.mock.callCount(), 0);
    limit.mock.restore();
  });

  it("are left by inproc when the other side goes", async () => {
    const binder = make("ROUTER");
    await binder.endpoints.bind("inproc://name");
    core.endpoints.connect("inproc://name");
    binder.close();
    assert(core.endpoints.isEmpty);
  });

  it("are none when inproc refuses the other socket", async () => {
    const binder = make("PUSH");
    await binder.endpoints.bind("inproc://name");
    core.endpoints.connect("inproc://name");
    assert(core.endpoints.isEmpty);
  });

  it("all end with the socket, which tells when nothing is left of them", () => {
    core.endpoints.connect("fake://there");
    core.send([encodeText("unsent")]);
    core.endpoints.connect("inproc://there");
    core.endpoints.bindSync("fake://here");
    core.close();
    assert.deepEqual([events.at(-1), context.isLingering, context.keepAlive.holders], ["close", true, 1]);
    core.options.reconnectInterval = 0;
    transport.refuses();
    assert.deepEqual([events.at(-1), context.isLingering, context.keepAlive.holders], ["end", false, 0]);
  });

  it("let go of what an ended dialer held", () => {
    core.set("reconnectInterval", 0);
    core.endpoints.connect("fake://there");
    transport.refuses();
    assert(core.endpoints.isEmpty);
  });
});
