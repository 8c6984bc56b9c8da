import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it, mock } from "node:test";
import { encodeText } from "../base/bytes.ts";
import type { Pipe } from "../pipe/pipe.ts";
import { Dialer } from "./dialer.ts";
import { Listener } from "./listener.ts";
import { FakeSocket, FakeStream, FakeTransport, message, texts } from "./test-fixture.ts";
import type { TransportOptions } from "./transport.ts";

/** What waits for the application. */
function readAll(pipe: Pipe): string[] {
  const all: string[] = [];
  for (let one = pipe.read(); one !== undefined; one = pipe.read()) all.push(...texts([one]));
  return all;
}

describe("the notices of connections", () => {
  let socket: FakeSocket;
  let transport: FakeTransport;

  const pipe = (at = 0) => socket.pipes[at] as Pipe;

  function accept(): FakeStream {
    const listener = new Listener(socket, () => {});
    const stream = new FakeStream();
    listener.accepted(stream);
    return stream;
  }

  function dial(): void {
    const to = { transport, options: {} as TransportOptions, address: "there", endpoint: "fake://there" };
    new Dialer(to, socket, () => {}).start();
  }

  beforeEach(() => {
    mock.timers.enable({ apis: ["setTimeout"] });
    socket = new FakeSocket();
    transport = new FakeTransport();
    socket.noticeOptions.helloMessage = encodeText("hello");
    socket.noticeOptions.disconnectMessage = encodeText("gone");
    socket.noticeOptions.hiccupMessage = encodeText("hiccup");
    socket.noticeOptions.routerNotify = 3;
  });

  afterEach(() => mock.timers.reset());

  it("come before and behind the messages of an accepted connection", () => {
    const stream = accept();
    stream.brings("READY");
    stream.brings("one two");
    stream.owner.closed();
    assert.deepEqual(readAll(pipe()), ["", "one", "two", "", "gone"]);
    assert.deepEqual(stream.writes, ["greeting ", "hello "]);
  });

  it("come with each connection that is made, and the greeting is first on each", () => {
    dial();
    pipe().write(message("early"));
    const first = transport.connects();
    first.brings("READY");
    first.owner.closed();
    mock.timers.tick(1000);
    const second = transport.connects();
    second.brings("READY");
    assert.deepEqual(readAll(pipe()), ["", "", "hiccup", ""]);
    assert.deepEqual(
      [first.writes, second.writes],
      [
        ["greeting ", "hello early "],
        ["greeting ", "hello "],
      ],
    );
  });

  it("find room in a full pipe", () => {
    socket.highWaterMark = 1;
    const stream = accept();
    stream.brings("READY");
    stream.brings("one two");
    stream.owner.closed();
    assert.deepEqual(readAll(pipe()), ["", "one", "two", "", "gone"]);
  });

  it("are not about a handshake that failed", () => {
    accept().owner.closed();
    dial();
    transport.connects().owner.closed();
    assert.deepEqual([socket.pipes.length, readAll(pipe())], [1, []]);
  });

  it("tell of coming and going as they are asked to", () => {
    for (const [routerNotify, expected] of [
      [0, ["gone"]],
      [1, ["", "gone"]],
      [2, ["", "gone"]],
    ] as const) {
      socket.noticeOptions.routerNotify = routerNotify;
      const stream = accept();
      stream.brings("READY");
      if (routerNotify === 1) assert.deepEqual(pipe(1).pending, 1);
      stream.owner.closed();
      assert.deepEqual(readAll(pipe(socket.pipes.length - 1)), expected);
    }
  });

  it("are none where no words were set", () => {
    socket.noticeOptions.helloMessage = encodeText("");
    socket.noticeOptions.disconnectMessage = null;
    socket.noticeOptions.routerNotify = 0;
    const stream = accept();
    stream.brings("READY");
    stream.owner.closed();
    assert.deepEqual([readAll(pipe()), stream.writes], [[], ["greeting "]]);
  });
});
