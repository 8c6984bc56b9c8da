import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { turnPassed } from "../base/turn.ts";
import { Context } from "../socket/context.ts";
import { Proxy as SocketProxy } from "../socket/proxy.ts";
import { Dealer } from "./dealer.ts";
import { Pair } from "./pair.ts";
import { Pull } from "./pull.ts";
import { Push } from "./push.ts";
import { Reply } from "./reply.ts";
import { Request } from "./request.ts";
import { Router } from "./router.ts";

/** PUSH -> PULL [proxy] PUSH -> PULL */
async function streamer(capture?: Push) {
  const context = new Context();
  const [front, back] = [new Pull({ context }), new Push({ context })];
  const [source, sink] = [new Push({ context }), new Pull({ context })];
  await front.bind("inproc://front");
  await back.bind("inproc://back");
  source.connect("inproc://front");
  sink.connect("inproc://back");
  const proxy = new SocketProxy(front, back, capture);
  return { context, front, back, source, sink, proxy, run: proxy.run() };
}

describe("a proxy", () => {
  it("passes requests and replies", async () => {
    const context = new Context();
    const proxy = new SocketProxy(new Router({ context }), new Dealer({ context }));
    await proxy.frontEnd.bind("inproc://front");
    await proxy.backEnd.bind("inproc://back");
    const run = proxy.run();
    const [request, reply] = [new Request({ context }), new Reply({ context })];
    request.connect("inproc://front");
    reply.connect("inproc://back");
    await request.send("question");
    assert.equal(String(await reply.receive()), "question");
    await reply.send(["long", "answer"]);
    assert.deepEqual((await request.receive()).map(String), ["long", "answer"]);
    const { frontEnd, backEnd } = proxy.statistics;
    assert.deepEqual([frontEnd.messagesReceived, backEnd.messagesSent, frontEnd.messagesSent], [1, 1, 1]);
    assert.deepEqual([backEnd.bytesReceived > 10, backEnd.messagesReceived], [true, 1]);
    proxy.terminate();
    await run;
    assert.deepEqual([proxy.frontEnd.closed, proxy.backEnd.closed], [true, true]);
  });

  it("passes more than one turn's worth", async () => {
    const { source, sink, proxy, run } = await streamer();
    source.sendHighWaterMark = 0;
    const numbers = Array.from({ length: 2500 }, (_, i) => i);
    await source.sendMany(numbers);
    for (const number of numbers) assert.equal(String(await sink.receive()), String(number));
    proxy.terminate();
    await run;
  });

  it("has its sockets for itself", async () => {
    const { front, back, source, sink, proxy, run } = await streamer();
    await assert.rejects(front.receive(), { code: "EBUSY" });
    await assert.rejects(back.send("x"), { code: "EBUSY" });
    await assert.rejects(proxy.run(), { code: "EBUSY" });
    await assert.rejects(new SocketProxy(front, back).run(), { code: "EBUSY" });
    await source.send("still works");
    assert.equal(String(await sink.receive()), "still works");
    proxy.terminate();
    await run;
  });

  it("takes both sockets or none", async () => {
    const { front, proxy, run, context } = await streamer();
    const free = new Push({ context });
    await free.bind("inproc://free");
    await assert.rejects(new SocketProxy(free, front).run(), { code: "EBUSY" });
    assert.equal(free.writable, false);
    free.sendTimeout = 0;
    await assert.rejects(free.send("nobody is there"), { code: "EAGAIN" });
    proxy.terminate();
    await run;
  });

  it("leaves messages where they are while it is paused", async () => {
    const { source, sink, proxy, run } = await streamer();
    proxy.pause();
    await source.send("later");
    await turnPassed();
    assert.equal(sink.tryReceive(), undefined);
    proxy.resume();
    assert.equal(String(await sink.receive()), "later");
    proxy.terminate();
    await run;
  });

  it("gives a copy of everything to a third socket", async () => {
    const context = new Context();
    const [capture, witness] = [new Push({ context }), new Pull({ context })];
    await capture.bind("inproc://capture");
    witness.connect("inproc://capture");
    const { source, sink, proxy, run } = await streamer(capture);
    await source.send(["seen", "twice"]);
    assert.deepEqual((await sink.receive()).map(String), ["seen", "twice"]);
    assert.deepEqual((await witness.receive()).map(String), ["seen", "twice"]);
    proxy.terminate();
    await run;
  });

  it("can echo by one socket", async () => {
    const context = new Context();
    const [echo, other] = [new Pair({ context }), new Pair({ context })];
    await echo.bind("inproc://echo");
    other.connect("inproc://echo");
    const proxy = new SocketProxy(echo, echo);
    const run = proxy.run();
    await other.send("hello");
    assert.equal(String(await other.receive()), "hello");
    proxy.terminate();
    await run;
  });

  it("ends when one of its sockets does, or their context", async () => {
    const closing = await streamer();
    closing.front.close();
    await closing.run;
    assert.equal(closing.back.closed, true);
    const terminating = await streamer();
    terminating.context.shutdown();
    await terminating.run;
    assert.equal(terminating.front.closed, true);
  });

  it("fails with the error of a socket, and closes both", async () => {
    const context = new Context();
    const [front, back] = [new Pull({ context }), new Router({ context, mandatory: true })];
    await front.bind("inproc://front");
    await back.bind("inproc://back");
    const [source, peer] = [new Push({ context }), new Dealer({ context })];
    source.connect("inproc://front");
    peer.connect("inproc://back");
    const run = new SocketProxy(front, back).run();
    await source.send(["nobody", "x"]);
    await assert.rejects(run, { code: "EHOSTUNREACH" });
    assert.deepEqual([front.closed, back.closed], [true, true]);
  });

  it("needs two sockets, each with an endpoint", async () => {
    const context = new Context();
    const [front, back] = [new Pull({ context }), new Push({ context })];
    assert.throws(() => new SocketProxy({} as Pull, back), {
      name: "TypeError",
      message: "Front-end must be a socket object",
    });
    assert.throws(() => new SocketProxy(front, {} as Push), {
      name: "TypeError",
      message: "Back-end must be a socket object",
    });
    const proxy = new SocketProxy(front, back);
    await assert.rejects(proxy.run(), { code: "EINVAL", message: "Front-end socket must be bound or connected" });
    await front.bind("inproc://front");
    await assert.rejects(proxy.run(), { code: "EINVAL", message: "Back-end socket must be bound or connected" });
  });

  it("can be controlled only while it runs", async () => {
    const { proxy, run, front, back } = await streamer();
    const controls = (one: SocketProxy) => [
      ...[() => one.pause(), () => one.resume(), () => one.terminate(), () => one.statistics],
    ];
    for (const control of controls(new SocketProxy(front, back))) assert.throws(control, { code: "EBADF" });
    proxy.terminate();
    await run;
    for (const control of controls(proxy)) assert.throws(control, { code: "EBADF" });
    await assert.rejects(proxy.run(), { code: "EBADF" });
  });
});
