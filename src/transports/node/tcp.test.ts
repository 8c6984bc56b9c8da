import assert from "node:assert/strict";
import { once } from "node:events";
import { type AddressInfo, createServer, Socket } from "node:net";
import { after, before, describe, it, mock } from "node:test";
import { KeepAlive } from "../../base/keep-alive.ts";
import type { ByteStream } from "../../connection/byte-stream.ts";
import { TcpTransport } from "./tcp.ts";
import { defaults, Outcome, Reader, Reception, visitor } from "./test-fixture.ts";

const transport = new TcpTransport();

function addressOf(endpoint: string): string {
  return endpoint.slice("tcp://".length);
}

function portOf(endpoint: string): number {
  return Number(endpoint.slice(endpoint.lastIndexOf(":") + 1));
}

/** Both ends of a connection by the transport alone. */
async function pair(): Promise<{ near: ByteStream; far: ByteStream }> {
  const reception = new Reception();
  const acceptor = await transport.listen("127.0.0.1:*", defaults, reception);
  const outcome = new Outcome();
  transport.dial(addressOf(acceptor.endpoint), defaults, outcome);
  const [near, far] = await Promise.all([outcome.known, reception.next()]);
  assert(near !== "failed");
  assert.equal(near.peerAddress, "127.0.0.1");
  acceptor.close();
  assert.equal(far.peerAddress, "127.0.0.1");
  return { near, far };
}

describe("tcp", () => {
  // What a transport makes does not keep the process running.
  const keepAlive = new KeepAlive();
  before(() => keepAlive.hold());
  after(() => keepAlive.release());

  it("carries octets both ways, in order", async () => {
    const { near, far } = await pair();
    const readers = [new Reader(near), new Reader(far)];
    near.write([Buffer.from("a"), Buffer.from("b"), Buffer.from("c")]);
    far.write([Buffer.from("d")]);
    await Promise.all([readers[1]?.until("abc"), readers[0]?.until("d")]);
    near.destroy();
    await Promise.all(readers.map((reader) => reader.closed));
  });

  it("reads into the memory that its owner gives", async () => {
    const { near, far } = await pair();
    const sent = Buffer.alloc(3 * 1024 * 1024, "sense");
    const memory = new Uint8Array(sent.length);
    let filled = 0;
    await new Promise<void>((resolve) => {
      far.owner = {
        received(chunk) {
          memory.set(chunk, filled);
          filled += chunk.length;
          return false;
        },
        // A half of it at most at once, and something else in the end.
        place: () => (filled < sent.length ? memory.subarray(filled, filled + sent.length / 2) : undefined),
        filled(size) {
          filled += size;
          if (filled === sent.length) resolve();
        },
        drained() {},
        closed() {},
      };
      near.write([sent]);
    });
    assert.ok(sent.equals(memory));
    near.destroy();
    far.destroy();
  });

  it("stops reading until it is resumed", async () => {
    const { near, far } = await pair();
    const [nearReader, farReader] = [new Reader(near), new Reader(far)];
    far.pause();
    near.write([Buffer.from("unread")]);
    far.write([Buffer.from("sign")]);
    await nearReader.until("sign");
    assert.equal(farReader.text, "");
    far.resume();
    await farReader.until("unread");
    far.destroy();
  });

  it("has no room while much is waiting, and tells when it is drained", async () => {
    const { near, far } = await pair();
    const [nearReader, farReader] = [new Reader(near), new Reader(far)];
    far.pause();
    while (near.hasRoom) near.write([Buffer.alloc(1024 * 1024, "x")]);
    assert(near.backlog > 0);
    far.resume();
    await nearReader.drained;
    assert.deepEqual([near.hasRoom, near.backlog], [true, 0]);
    near.end();
    await farReader.closed;
  });

  it("sends what was written before it ends", async () => {
    const { near, far } = await pair();
    const [nearReader, farReader] = [new Reader(near), new Reader(far)];
    near.write([Buffer.from("last")]);
    near.end();
    near.end();
    await Promise.all([nearReader.closed, farReader.closed]);
    assert.equal(farReader.text, "last");
  });

  it("closes when the peer resets the connection", async () => {
    const reception = new Reception();
    const acceptor = await transport.listen("127.0.0.1:*", defaults, reception);
    const peer = await visitor(portOf(acceptor.endpoint));
    const reader = new Reader(await reception.next());
    peer.resetAndDestroy();
    await reader.closed;
    acceptor.close();
  });

  it("closes a stream that it has ended although the peer does not, after a while", async () => {
    const reception = new Reception();
    const acceptor = await transport.listen("127.0.0.1:*", defaults, reception);
    const peer = new Socket({ allowHalfOpen: true }).connect(portOf(acceptor.endpoint), "127.0.0.1");
    const stream = await reception.next();
    const reader = new Reader(stream);
    mock.timers.enable({ apis: ["setTimeout"] });
    try {
      stream.end();
      peer.resume();
      await once(peer, "end");
      mock.timers.tick(5000);
      await reader.closed;
    } finally {
      mock.timers.reset();
    }
    peer.destroy();
    acceptor.close();
  });

  it("rejects an address in use, one of another machine, and a malformed one", async () => {
    const acceptor = await transport.listen("127.0.0.1:*", defaults, new Reception());
    const taken = addressOf(acceptor.endpoint);
    await assert.rejects(transport.listen(taken, defaults, new Reception()), {
      code: "EADDRINUSE",
      address: acceptor.endpoint,
    });
    await assert.rejects(transport.listen("192.0.2.1:*", defaults, new Reception()), { code: "EADDRNOTAVAIL" });
    assert.throws(() => transport.listen("nonsense", defaults, new Reception()), { code: "EINVAL" });
    acceptor.close();
  });

  it("listens at once", async () => {
    const reception = new Reception();
    const acceptor = transport.listenSync(
      "127.0.0.1:*",
      { ...defaults, tcpKeepalive: 1, tcpKeepaliveIdle: 7 },
      reception,
    );
    const keepAlive = mock.method(Socket.prototype, "setKeepAlive");
    const peer = await visitor(portOf(acceptor.endpoint));
    (await reception.next()).destroy();
    assert.deepEqual(keepAlive.mock.calls[0]?.arguments, [true, 7000]);
    keepAlive.mock.restore();
    assert.throws(() => transport.listenSync(addressOf(acceptor.endpoint), defaults, reception), {
      code: "EADDRINUSE",
    });
    assert.throws(() => transport.listenSync("192.0.2.1:*", defaults, reception), { code: "EADDRNOTAVAIL" });
    peer.destroy();
    acceptor.close();
  });

  it("listens at once on IPv6 and on all addresses", () => {
    const reception = new Reception();
    for (const [address, pattern] of [
      ["[::1]:*", /^tcp:\/\/\[::1\]:\d+$/],
      ["*:*", /^tcp:\/\/\[::\]:\d+$/],
    ] as const) {
      const acceptor = transport.listenSync(address, { ...defaults, ipv6: true }, reception);
      assert.match(acceptor.endpoint, pattern);
      acceptor.close();
    }
  });

  it("turns away whom its filter does not let pass, and tells of it", async () => {
    const reception = new Reception();
    const acceptor = await transport.listen("127.0.0.1:*", { ...defaults, tcpAcceptFilter: "127.0.0.2" }, reception);
    const stranger = await visitor(portOf(acceptor.endpoint));
    await once(stranger.resume(), "close");
    assert.deepEqual(reception.failures, ["EACCES"]);
    transport.dial(`127.0.0.2:0;${addressOf(acceptor.endpoint)}`, defaults, new Outcome());
    const friend = await reception.next();
    assert.equal(friend.peerAddress, "127.0.0.2");
    friend.destroy();
    acceptor.close();
  });

  it("tells of connections that the system does not accept", async () => {
    const reception = new Reception();
    const acceptor = await transport.listen("127.0.0.1:*", defaults, reception);
    const { server } = acceptor as unknown as { server: ReturnType<typeof createServer> };
    server.emit("error", Object.assign(new Error("too many"), { code: "EMFILE" }));
    server.emit("error", new Error("whatever"));
    assert.deepEqual(reception.failures, ["EMFILE", "EINVAL"]);
    acceptor.close();
  });

  it("checks an address before it is dialled", () => {
    transport.check("localhost:80");
    assert.throws(() => transport.check("localhost"), { code: "EINVAL" });
  });

  it("reports an attempt that was refused", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    server.close();
    await once(server, "close");
    const outcome = new Outcome();
    transport.dial(`127.0.0.1:${port}`, { ...defaults, connectTimeout: 10000 }, outcome);
    assert.equal(await outcome.known, "failed");
  });

  it("lets a proxy connect, and hands what came behind its last word to the stream", async () => {
    const proxy = createServer((client) => {
      client.once("data", () => client.write(Buffer.from([5, 0])));
      client.on("data", (chunk) => {
        if (chunk.length > 3) client.end(Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0x68, 0x69]));
      });
    }).listen(0, "127.0.0.1");
    await once(proxy, "listening");
    const socksProxy = `127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    const text = await new Promise<string>((resolve) => {
      const connected = (stream: ByteStream) => {
        stream.owner = {
          received: (chunk) => {
            resolve(String(chunk));
            return false;
          },
          place() {},
          filled() {},
          drained() {},
          closed() {},
        };
      };
      transport.dial("[::1]:1", { ...defaults, socksProxy }, { connected, connectFailed: resolve });
    });
    assert.equal(text, "hi");
    proxy.close();
  });

  it("reports that a proxy has refused, or left without a word", async () => {
    for (const word of [[5, 0xff], []]) {
      const proxy = createServer((client) => client.end(Buffer.from(word)).resume()).listen(0, "127.0.0.1");
      await once(proxy, "listening");
      const socksProxy = `127.0.0.1:${(proxy.address() as AddressInfo).port}`;
      const outcome = new Outcome();
      transport.dial("127.0.0.1:1", { ...defaults, socksProxy }, outcome);
      assert.equal(await outcome.known, "failed");
      proxy.close();
    }
    assert.throws(() => transport.dial("127.0.0.1:1", { ...defaults, socksProxy: "nonsense" }, new Outcome()), {
      code: "EINVAL",
    });
  });

  it("connects from the source address that was asked for", async () => {
    const reception = new Reception();
    const acceptor = await transport.listen("127.0.0.1:*", defaults, reception);
    const outcome = new Outcome();
    transport.dial(`127.0.0.2:0;${addressOf(acceptor.endpoint)}`, defaults, outcome);
    const [far] = await Promise.all([reception.next(), outcome.known]);
    assert.equal(far.peerAddress, "127.0.0.2");
    far.destroy();
    acceptor.close();
  });

  it("gives an unanswered attempt up when its time is over, and reports nothing after an abort", async () => {
    mock.timers.enable({ apis: ["setTimeout"] });
    const connected = mock.method(Socket.prototype, "connect", function connect(this: Socket) {
      return this;
    });
    try {
      const [late, aborted] = [new Outcome(), new Outcome()];
      transport.dial("192.0.2.1:1", { ...defaults, connectTimeout: 50 }, late);
      const attempt = transport.dial("192.0.2.1:1", { ...defaults, connectTimeout: 50 }, aborted);
      attempt.abort();
      mock.timers.tick(50);
      assert.equal(await late.known, "failed");
      assert.equal(await Promise.race([aborted.known, Promise.resolve("nothing")]), "nothing");
    } finally {
      connected.mock.restore();
      mock.timers.reset();
    }
  });
});
