import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { decodeText, EMPTY, encodeText } from "../base/bytes.ts";
import type { Frame } from "../base/message.ts";
import type { Peer } from "../base/peer.ts";
import type { SocketTypeName } from "../base/socket-type.ts";
import { Notices } from "../connection/notices.ts";
import type { Pipe } from "../pipe/pipe.ts";
import { InprocRegistry, type InprocSocket } from "./inproc.ts";

/** A socket that remembers its pipes and peers. */
class Party implements InprocSocket {
  readonly type: SocketTypeName;
  readonly options = {
    sendHighWaterMark: 2,
    receiveHighWaterMark: 3,
    conflate: false,
    routingId: null as Frame | null,
    metadata: {} as Record<string, string>,
  };
  readonly words = {
    helloMessage: null as Frame | null,
    disconnectMessage: null as Frame | null,
    hiccupMessage: null as Frame | null,
    routerNotify: 0,
  };
  readonly notices = new Notices(this.words);
  readonly pipes: Pipe[] = [];
  readonly limits: (() => void)[] = [];
  readonly peers: Peer[] = [];
  readonly detached: Pipe[] = [];
  refuses = false;

  constructor(type: SocketTypeName) {
    this.type = type;
  }

  attach(pipe: Pipe, _assignedId: Frame | undefined, limit: () => void): void {
    if (this.refuses) throw new Error("This routing id is in use");
    this.pipes.push(pipe);
    this.limits.push(limit);
  }

  established(_pipe: Pipe, peer: Peer): void {
    this.peers.push(peer);
  }

  detach(pipe: Pipe): void {
    this.detached.push(pipe);
  }

  get pipe(): Pipe {
    return this.pipes.at(-1) as Pipe;
  }

  /** How many messages the pipe takes. */
  fill(): number {
    let count = 0;
    while (count < 100 && this.pipe.write([EMPTY])) count++;
    return count;
  }
}

describe("inproc", () => {
  it("joins two sockets without anything between them", () => {
    const [registry, binder, connector] = [new InprocRegistry(), new Party("ROUTER"), new Party("DEALER")];
    connector.options.routingId = encodeText("me");
    assert.equal(registry.bind("name", binder).endpoint, "inproc://name");
    assert.equal(registry.connect("name", connector).endpoint, "inproc://name");
    const message = [encodeText("hi")];
    connector.pipe.write(message);
    assert.equal(binder.pipe.read(), message);
    assert.deepEqual(
      [binder, connector].map(({ peers: [peer] }) => [peer?.socketType, decodeText(peer?.routingId ?? EMPTY)]),
      [
        ["DEALER", "me"],
        ["ROUTER", ""],
      ],
    );
  });

  it("lets a connection wait for its name, with what is sent meanwhile", () => {
    const [registry, binder, connector] = [new InprocRegistry(), new Party("PULL"), new Party("PUSH")];
    registry.connect("name", connector);
    assert.equal(connector.fill(), 2);
    registry.bind("name", binder);
    assert.equal(binder.pipe.pending, 2);
    assert.equal(connector.peers.length, 1);
  });

  it("has a name once, and again when it was given up; its connections stay", () => {
    const [registry, binder, connector] = [new InprocRegistry(), new Party("PULL"), new Party("PUSH")];
    const binding = registry.bind("name", binder);
    assert.throws(() => registry.bind("name", new Party("PULL")), { code: "EADDRINUSE", address: "inproc://name" });
    registry.connect("name", connector);
    binding.close(0);
    assert.equal(connector.fill(), 5);
    const next = new Party("PULL");
    registry.bind("name", next);
    assert.equal(next.pipes.length, 0);
  });

  it("holds what the sender's mark and the receiver's allow together, and follows their changes", () => {
    const [registry, binder, connector] = [new InprocRegistry(), new Party("PULL"), new Party("PUSH")];
    registry.bind("name", binder);
    registry.connect("name", connector);
    assert.equal(connector.fill(), 5);
    binder.options.receiveHighWaterMark = 4;
    binder.limits[0]?.();
    assert.equal(connector.fill(), 1);
    connector.options.sendHighWaterMark = 0;
    connector.limits[0]?.();
    assert.equal(connector.fill(), 100);
    assert.equal(binder.fill(), 5);
  });

  for (const side of ["binds", "connects"] as const) {
    it(`keeps the newest message alone where the socket that ${side} says so`, () => {
      const [registry, binder, connector] = [new InprocRegistry(), new Party("PULL"), new Party("PUSH")];
      (side === "binds" ? binder : connector).options.conflate = true;
      registry.bind("name", binder);
      registry.connect("name", connector);
      connector.fill();
      assert.equal(binder.pipe.pending, 1);
    });
  }

  it("keeps the newest message of those that were sent before a socket bound that wants no other", () => {
    const [registry, binder, connector] = [new InprocRegistry(), new Party("PULL"), new Party("PUSH")];
    binder.options.conflate = true;
    registry.connect("name", connector);
    assert.equal(connector.fill(), 2);
    registry.bind("name", binder);
    assert.equal(binder.pipe.pending, 1);
  });

  it("greets before anything is sent, and leaves with the word of the side that was bound", () => {
    for (const binds of ["first", "last"]) {
      const [registry, binder, connector] = [new InprocRegistry(), new Party("ROUTER"), new Party("DEALER")];
      for (const party of [binder, connector]) {
        party.words.helloMessage = encodeText(`hello from ${party.type}`);
        party.words.disconnectMessage = encodeText(`word of ${party.type}`);
        party.words.hiccupMessage = encodeText("hiccup");
        party.words.routerNotify = 3;
      }
      if (binds === "first") registry.bind("name", binder);
      const connection = registry.connect("name", connector);
      connector.pipe.write([encodeText("one")]);
      if (binds === "last") registry.bind("name", binder);
      connection.close();
      const read = () => decodeText(binder.pipe.read()?.[0] ?? EMPTY);
      assert.deepEqual([read(), read(), read(), read()], ["hello from DEALER", "one", "word of ROUTER", ""]);
    }
  });

  it("brings the greeting of the side that was bound", () => {
    const [registry, binder, connector] = [new InprocRegistry(), new Party("ROUTER"), new Party("DEALER")];
    binder.words.helloMessage = encodeText("hello");
    binder.words.disconnectMessage = encodeText("gone");
    registry.bind("name", binder);
    registry.connect("name", connector);
    binder.pipe.close();
    assert.equal(decodeText(connector.pipe.read()?.[0] ?? EMPTY), "hello");
    assert.equal(connector.pipe.read(), undefined);
  });

  it("refuses socket types that do not fit, whoever comes first", () => {
    for (const binds of ["first", "last"]) {
      const [registry, binder, connector] = [new InprocRegistry(), new Party("PUB"), new Party("PUSH")];
      if (binds === "first") registry.bind("name", binder);
      const connection = registry.connect("name", connector);
      if (binds === "last") registry.bind("name", binder);
      assert.deepEqual([connection.pipe.ended, binder.pipes.length, connector.peers.length], [true, 0, 0]);
    }
  });

  it("ends a connection from the side that made it", () => {
    const [registry, binder, connector] = [new InprocRegistry(), new Party("PULL"), new Party("PUSH")];
    registry.bind("name", binder);
    const connection = registry.connect("name", connector);
    connection.close();
    assert.deepEqual([connector.detached, binder.pipe.ended], [[connection.pipe], true]);
  });

  it("forgets a connection that was closed while it waited", () => {
    const [registry, connector] = [new InprocRegistry(), new Party("PUSH")];
    const first = registry.connect("name", connector);
    registry.connect("name", connector);
    first.close();
    const binder = new Party("PULL");
    registry.bind("name", binder);
    assert.equal(binder.pipes.length, 1);
  });

  it("connects nothing when the assigned id is in use", () => {
    const [registry, binder, connector] = [new InprocRegistry(), new Party("ROUTER"), new Party("ROUTER")];
    connector.refuses = true;
    assert.throws(() => registry.connect("name", connector, encodeText("id")), /in use/);
    registry.bind("name", binder);
    assert.equal(binder.pipes.length, 0);
  });
});
