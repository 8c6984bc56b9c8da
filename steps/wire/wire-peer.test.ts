import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, it } from "node:test";
import { Violation } from "../verdict.ts";
import { encodeCommand } from "./command.ts";
import { encodeFrame, encodeOldFrame, MORE } from "./frame.ts";
import { addressOf } from "./wire-address.ts";
import { WireListener } from "./wire-listener.ts";
import { WirePeer } from "./wire-peer.ts";

const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup();
});

/** A wire peer, the raw connection at its other end, and the transcript of both. */
async function pair(patienceMs = 2000): Promise<{ peer: WirePeer; other: Socket; transcript: string[] }> {
  const transcript: string[] = [];
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const accepted = once(server, "connection") as Promise<[Socket]>;
  const { port } = server.address() as AddressInfo;
  const surroundings = { patienceMs, note: (line: string) => void transcript.push(line) };
  const peer = await WirePeer.dial("peer", `tcp://127.0.0.1:${port}`, surroundings);
  const [other] = await accepted;
  other.on("error", () => {});
  cleanups.push(
    () => peer.close(),
    () => other.destroy(),
    () => server.close(),
  );
  return { peer, other, transcript };
}

describe("WirePeer", () => {
  it("sends the octets of all chunks in order and notes them", async () => {
    const { peer, other, transcript } = await pair();
    const received: Buffer[] = [];
    other.on("data", (octets) => received.push(octets));
    await peer.send([Buffer.from("ab"), Buffer.from("c")], "letters");
    peer.close();
    await once(other, "end");
    assert.equal(Buffer.concat(received).toString(), "abc");
    assert.deepEqual(transcript.slice(1, 3), ["peer > letters: 61 62 (2)", "peer > letters: 63 (1)"]);
  });

  it("reads octets, frames, messages and commands however they are cut", async () => {
    const { peer, other } = await pair();
    const wire = Buffer.concat([
      Buffer.from("xyz"),
      encodeFrame(Buffer.from("frame")),
      encodeFrame(Buffer.alloc(300, 1), MORE),
      encodeFrame(Buffer.from("last")),
      encodeCommand("PONG", Buffer.from("context")),
    ]);
    const writing = (async () => {
      for (const octet of wire) await new Promise((written) => other.write(Buffer.from([octet]), written));
    })();
    assert.equal((await peer.readOctets(3)).toString(), "xyz");
    assert.equal((await peer.readFrame()).body.toString(), "frame");
    assert.deepEqual(await peer.readMessage(), [Buffer.alloc(300, 1), Buffer.from("last")]);
    assert.deepEqual(await peer.readCommand(), { name: "PONG", data: Buffer.from("context") });
    await writing;
  });

  it("reads frames of ZMTP 1.0 when told to", async () => {
    const { peer, other } = await pair();
    peer.version = "1.0";
    other.write(Buffer.concat([encodeOldFrame(Buffer.from("a"), MORE), encodeOldFrame(Buffer.from("b"))]));
    assert.deepEqual(await peer.readMessage(), [Buffer.from("a"), Buffer.from("b")]);
  });

  it("refuses a command as a message and a message as a command", async () => {
    const { peer, other } = await pair();
    other.write(Buffer.concat([encodeCommand("PING"), encodeFrame(Buffer.from("a"))]));
    await assert.rejects(peer.readMessage(), /a command came instead of a message/);
    await assert.rejects(peer.readCommand(), /a message frame came instead of a command/);
  });

  it("says what came when too little does", async () => {
    const { peer, other } = await pair(50);
    other.write(Buffer.from([0, 5, 1]));
    await assert.rejects(peer.readFrame(), (error: Violation) => {
      assert.match(error.message, /let 50 ms pass instead of sending a frame/);
      return error instanceof Violation && error.actual === "unread: 00 05 01 (3)";
    });
  });

  it("says that the connection was closed when that is why too little came", async () => {
    const { peer, other } = await pair();
    other.end(Buffer.from([0]));
    await assert.rejects(peer.readFrame(), /closed the connection instead of sending a frame/);
  });

  it("returns what came before the end", async () => {
    const { peer, other } = await pair();
    other.end(Buffer.from("bye"));
    assert.equal((await peer.readToEnd()).toString(), "bye");
  });

  it("takes a reset for a close", async () => {
    const { peer, other } = await pair();
    other.resetAndDestroy();
    assert.equal((await peer.readToEnd()).length, 0);
  });

  it("objects to a connection that stays open", async () => {
    const { peer } = await pair(50);
    await assert.rejects(peer.readToEnd(), /keeps the connection open/);
  });

  it("does not fail when it sends into a closed connection", async () => {
    const { peer, other } = await pair();
    other.destroy();
    await peer.readToEnd();
    await peer.send([Buffer.alloc(10), Buffer.alloc(10)]);
  });

  it("objects when the other side does not read", async () => {
    const { peer, other } = await pair(100);
    other.pause();
    await assert.rejects(peer.send([Buffer.alloc(32 * 1024 * 1024)]), /does not read what it is sent/);
  });

  it("cannot dial where nobody listens", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const endpoint = `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`;
    server.close();
    await assert.rejects(WirePeer.dial("peer", endpoint, { patienceMs: 50, note: () => {} }), /nothing listens/);
  });
});

describe("WireListener", () => {
  const surroundings = { patienceMs: 50, note: () => {} };

  it("returns connections in the order in which they were made", async () => {
    const listener = await WireListener.listen("peer", "tcp://127.0.0.1:0", { ...surroundings, patienceMs: 2000 });
    const one = connect(addressOf(listener.endpoint) as { host: string; port: number }).end("1");
    const two = connect(addressOf(listener.endpoint) as { host: string; port: number }).end("2");
    await Promise.all([once(one, "close"), once(two, "close")]);
    const first = await listener.accept();
    const second = await listener.accept();
    cleanups.push(
      () => listener.close(),
      () => one.destroy(),
      () => two.destroy(),
    );
    assert.deepEqual([first.name, second.name], ["peer", "peer (connection 2)"]);
    assert.equal(`${await first.readToEnd()}${await second.readToEnd()}`, "12");
    assert.equal(listener.accepted, 2);
  });

  it("listens at a path", async () => {
    const directory = mkdtempSync(join(tmpdir(), "wire-"));
    cleanups.push(() => rmSync(directory, { recursive: true }));
    const listener = await WireListener.listen("peer", `ipc://${directory}/socket`, {
      ...surroundings,
      patienceMs: 2000,
    });
    cleanups.push(() => listener.close());
    const dialled = await WirePeer.dial("other", listener.endpoint, surroundings);
    cleanups.push(() => dialled.close());
    const peer = await listener.accept();
    await dialled.send([Buffer.from("x")]);
    assert.equal((await peer.readOctets(1)).toString(), "x");
  });

  it("objects when nobody connects", async () => {
    const listener = await WireListener.listen("peer", "tcp://127.0.0.1:0", surroundings);
    cleanups.push(() => listener.close());
    await assert.rejects(listener.accept(), /did not connect within 50 ms/);
  });
});

describe("addressOf", () => {
  it("understands IPv6 and abstract names", () => {
    assert.deepEqual(addressOf("tcp://[::1]:7"), { host: "::1", port: 7 });
    assert.deepEqual(addressOf("ipc://@name"), { path: "\0name" });
  });
  it("refuses other transports", () => assert.throws(() => addressOf("inproc://a"), /tcp and ipc/));
});
