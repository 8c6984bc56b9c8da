import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as zmq from "./index.ts";

/**
 * A program as it is written for the types of zeromq.js. That it compiles is the test; it is never run.
 */
async function program(): Promise<void> {
  const { ipc, pgm, tipc, norm, curve, gssapi, draft } = zmq.capability;
  const version: string = zmq.version;
  const flags: (boolean | undefined)[] = [ipc, pgm, tipc, norm, curve, gssapi, draft];
  const context = new zmq.Context({ ioThreads: 1, ipv6: true, blocky: false, maxSockets: 10 });
  context.threadPriority = 4;
  const limit: number = context.maxSocketsLimit;
  zmq.context.ioThreads = 5;

  const options: zmq.SocketOptions<zmq.Dealer> = { context, sendTimeout: 200, probeRouter: true, routingId: "foobar" };
  const socket = new zmq.Dealer(options);
  const router = new zmq.Router({ mandatory: true, curveServer: false });
  if (router.type !== 6) throw new Error(`${version} ${flags} ${limit}`);
  const id: string | null = socket.routingId;

  await socket.bind("tcp://127.0.0.1:*");
  await socket.unbind(socket.lastEndpoint ?? "");
  const where: zmq.RouterConnectOptions = { routingId: id ?? "remote" };
  router.connect("tcp://127.0.0.1:1", where);
  new zmq.Stream({ notify: false }).connect("tcp://127.0.0.1:1", { routingId: "remote" });
  for await (const frames of socket) await socket.send(frames);
  const [part] = await socket.receive();
  const message: zmq.Message = part as Buffer;
  const likes: zmq.MessageLike[] = [null, message, "text", 1, new Uint8Array(1), new ArrayBuffer(1)];
  await socket.send(likes);
  await socket.send(null);

  await everyRole(socket, socket);
  await everyRole(new zmq.Push(), new zmq.Pull());
  await everyRole(new zmq.Publisher({ noDrop: true }), new zmq.Subscriber());
  const stream: zmq.Readable<[zmq.Message, zmq.Message]> = new zmq.Stream();
  await stream.receive();
  await events(socket);

  const proxy = new zmq.Proxy(new zmq.Router(), new zmq.Dealer());
  await proxy.run();
  proxy.pause();
  proxy.resume();
  proxy.terminate();
  const front: zmq.Router = proxy.frontEnd;
  front.close();
}

async function everyRole(writer: zmq.Writable, reader: zmq.Readable): Promise<void> {
  writer.sendHighWaterMark = 1;
  writer.multicastHops = 1;
  reader.receiveTimeout = 1;
  await writer.send(["a", Buffer.alloc(1)]);
  for await (const frames of reader) frames.map((frame) => frame.toString());
}

async function events(socket: zmq.Socket): Promise<void> {
  const subscriber: zmq.EventSubscriber = socket.events;
  subscriber.on("bind", ({ address }) => address.length).on("connect:retry", ({ interval }) => interval.toFixed());
  socket.events.off("accept:error", ({ error }) => [error.code, error.errno]);
  const byType = (type: zmq.EventType, wait: zmq.EventOfType<"connect:retry">) => [type, wait.interval];
  for await (const event of socket.events) {
    const one: zmq.Event = event;
    switch (event.type) {
      case "end":
      case "unknown":
        break;
      case "connect:retry":
        byType(event.type, event);
        break;
      case "bind:error":
      case "handshake:error:other":
        assert(event.error.code, `${event.error.errno} ${event.address}`);
        break;
      case "handshake:error:auth":
        assert.equal(event.error.status, 400);
        break;
      default:
        assert(event.address, one.type);
    }
  }
}

describe("the exports of zeromq.js", () => {
  it("compile in a program for them", () => {
    assert.equal(program.length, 0);
  });

  it("are there at run time", () => {
    const names = [
      ...[
        "version",
        "capability",
        "context",
        "Context",
        "Socket",
        "Observer",
        "Proxy",
        "Pair",
        "Publisher",
        "Subscriber",
      ],
      ...["Request", "Reply", "Dealer", "Router", "Pull", "Push", "XPublisher", "XSubscriber", "Stream"],
    ];
    assert.deepEqual(
      names.filter((name) => !(name in zmq)),
      [],
    );
    assert(zmq.context instanceof zmq.Context);
    assert.match(zmq.version, /^4\.\d+\.\d+$/);
    assert.deepEqual(zmq.capability, { ipc: true });
  });
});
