import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { after, afterEach, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { checkDriver } from "../../steps/driver/check-driver.ts";
import type { MonitorEvent, Reply } from "../../steps/driver/driver.ts";
import { ProcessDriver } from "../../steps/driver/process-driver.ts";

const folder = fileURLToPath(new URL(".", import.meta.url));
/** ZMQSPEC_WRAPPER="valgrind --error-exitcode=99 --leak-check=full" runs all this under valgrind. */
const wrapper = process.env.ZMQSPEC_WRAPPER?.split(" ") ?? [];
const timeScale = wrapper.length > 0 ? 10 : 1;
const libraries = spawnSync("pkg-config", ["--exists", "libzmq", "jansson"]);
const skip = libraries.status === 0 ? false : "libzmq and jansson are not installed for building";

function start(): Promise<ProcessDriver> {
  return ProcessDriver.start({ command: [...wrapper, `${folder}driver`], validate: true, timeScale });
}

describe("the driver of libzmq", { skip }, () => {
  let driver: ProcessDriver;

  before(async () => {
    const make = spawnSync("make", ["-C", folder], { encoding: "utf8" });
    assert.equal(make.status, 0, make.stderr);
    driver = await start();
  });
  afterEach(async () => {
    assert.deepEqual(await driver.call("reset"), { ok: { leaked: { sockets: 0, contexts: 0 } } });
  });
  after(async () => {
    await driver.close();
    assert.equal(await driver.ended, "exited with code 0", driver.stderrTail);
  });

  async function ok(op: string, parameters: Record<string, unknown> = {}): Promise<Record<string, unknown>> {
    const reply = await driver.call(op, parameters);
    assert("ok" in reply, `${op} ${JSON.stringify(parameters)}: ${JSON.stringify(reply)}`);
    return reply.ok;
  }

  async function bound(socket: string, type: string, endpoint = "tcp://127.0.0.1:*"): Promise<string> {
    await ok("socket.new", { socket, type });
    return String((await ok("bind", { socket, endpoint })).endpoint);
  }

  async function connected(socket: string, type: string, endpoint: string): Promise<void> {
    await ok("socket.new", { socket, type });
    await ok("connect", { socket, endpoint });
  }

  function code(reply: Reply): string | undefined {
    return "err" in reply ? reply.err.code : JSON.stringify(reply);
  }

  test("passes every check", async () => {
    const { checks } = await checkDriver(start);
    assert.deepEqual(
      checks.filter(({ outcome }) => outcome === "failed"),
      [],
    );
  });

  test("tells errors by their names", async () => {
    await connected("req", "REQ", await bound("rep", "REP"));
    const early = { socket: "rep", frames: [{ t: "early" }] };
    assert.equal(code(await driver.call("send", { ...early, timeoutMs: 10 })), "EFSM");
    assert.equal(code(await driver.call("send", early)), "EFSM");
    const set = (option: string, value: unknown) => driver.call("socket.set", { socket: "rep", option, value });
    assert.equal(code(await set("LINGER", -2)), "EINVAL");
    assert.equal(code(await set("LINGER", { t: "far too long" })), "EINVAL");
    await ok("socket.new", { socket: "x", type: "REP" });
    const bind = (endpoint: string) => driver.call("bind", { socket: "x", endpoint });
    const { value } = await ok("socket.get", { socket: "rep", option: "LAST_ENDPOINT" });
    assert.equal(code(await bind((value as { t: string }).t)), "EADDRINUSE");
    assert.equal(code(await bind("pigeon://roof")), "EPROTONOSUPPORT");
    assert.equal(code(await bind("nonsense")), "EINVAL");
    assert("unsupported" in (await bind("udp://127.0.0.1:5555")));
  });

  test("reads and writes every option that it declares, in the width that the library has", async () => {
    const types = driver.hello.capabilities.sockets;
    for (const type of types) await ok("socket.new", { socket: type, type });
    for (const [option, access] of Object.entries(driver.hello.capabilities.options)) {
      const replies = await Promise.all(types.map((socket) => driver.call("socket.get", { socket, option })));
      const readable = replies.some((reply) => "ok" in reply);
      assert.equal(readable, access.includes("r"), `${option} is ${access}: ${JSON.stringify(replies[0])}`);
    }
    const values = {
      AFFINITY: 3,
      MAXMSGSIZE: 2 ** 40,
      SNDHWM: 5,
      LINGER: -1,
      ROUTING_ID: { x: "00ff" },
      PLAIN_USERNAME: { t: "admin" },
      CURVE_SERVERKEY: { t: "rq:rM>}U?@Lns47E1%kR.o@n%FcmmsL/@{H8]yf7" },
      ZAP_DOMAIN: { t: "global" },
    };
    for (const [option, value] of Object.entries(values)) {
      await ok("socket.set", { socket: "DEALER", option, value });
      assert.deepEqual(await ok("socket.get", { socket: "DEALER", option }), { value }, option);
    }
    await ok("socket.set", { socket: "DEALER", option: "PLAIN_USERNAME", value: null });
    await ok("context.set", { context: "default", option: "MAX_SOCKETS", value: 77 });
    assert.deepEqual(await ok("context.get", { context: "default", option: "MAX_SOCKETS" }), { value: 77 });
  });

  test("knows what the library knows of a peer", async () => {
    await connected("req", "REQ", await bound("rep", "REP"));
    await ok("send", { socket: "req", frames: [{ t: "x" }], timeoutMs: 2000 });
    const metadata = ["Socket-Type", "User-Id"];
    assert.deepEqual(await ok("recv", { socket: "rep", timeoutMs: 2000, metadata }), {
      frames: [{ t: "x" }],
      metadata: { "Socket-Type": "REQ", "User-Id": null },
    });
  });

  test("leaves waiting to the library when the suite names no time", async () => {
    await bound("pull", "PULL");
    await ok("socket.set", { socket: "pull", option: "RCVTIMEO", value: 20 });
    assert.equal(code(await driver.call("recv", { socket: "pull" })), "EAGAIN");
  });

  test("floods up to the high-water mark, and drains", async () => {
    for (const [socket, type, option] of [
      ["pull", "PULL", "RCVHWM"],
      ["push", "PUSH", "SNDHWM"],
    ]) {
      await ok("socket.new", { socket, type });
      await ok("socket.set", { socket, option, value: 4 });
    }
    await ok("bind", { socket: "pull", endpoint: "inproc://flood" });
    await ok("connect", { socket: "push", endpoint: "inproc://flood" });
    const { sent } = await ok("flood", { socket: "push", frames: [{ t: "m" }], limit: 100, numbered: true });
    assert.equal(sent, 8);
    assert.deepEqual(await ok("poll", { socket: "push", events: ["IN", "OUT"], timeoutMs: 0 }), { events: [] });
    const { messages } = await ok("drain", { socket: "pull", limit: 100, timeoutMs: 100 });
    assert.deepEqual(
      messages,
      Array.from({ length: 8 }, (_, i) => [{ t: "m" }, { t: `${i}` }]),
    );
  });

  test("reports events to the very end, that of the monitor's", async () => {
    const events: MonitorEvent[] = [];
    const stopped = new Promise<void>((resolve) => {
      driver.onMonitorEvent((event) => {
        events.push(event);
        if (event.event === "MONITOR_STOPPED") resolve();
      });
    });
    await ok("socket.new", { socket: "pull", type: "PULL" });
    await ok("monitor", { socket: "pull" });
    const { endpoint } = await ok("bind", { socket: "pull", endpoint: "tcp://127.0.0.1:*" });
    await ok("socket.close", { socket: "pull" });
    await stopped;
    assert.deepEqual(
      events.map(({ event }) => event),
      ["LISTENING", "CLOSED", "MONITOR_STOPPED"],
    );
    assert.equal(events[0]?.endpoint, endpoint);
  });

  test("ends a context while its sockets wait, and waits for them to be closed", async () => {
    await ok("context.new", { context: "c" });
    await ok("socket.new", { socket: "s", type: "REP", context: "c" });
    await ok("monitor", { socket: "s" });
    const waiting = driver.call("recv", { socket: "s" });
    const timed = driver.call("recv", { socket: "s", timeoutMs: 5000 });
    const term = driver.call("context.term", { context: "c" });
    assert.equal(code(await waiting), "ETERM");
    assert.equal(code(await timed), "ETERM");
    assert.equal(code(await driver.call("socket.new", { socket: "t", type: "REP", context: "c" })), "ETERM");
    await ok("socket.close", { socket: "s" });
    assert.deepEqual(await term, { ok: {} });
    assert.equal(code(await driver.call("context.shutdown", { context: "c" })), "EFAULT");
  });

  test("shuts a context down", async () => {
    await bound("s", "REP");
    const waiting = driver.call("poll", { socket: "s", events: ["IN"], timeoutMs: 5000 });
    await ok("context.shutdown", { context: "default" });
    assert.equal(code(await waiting), "ETERM");
  });

  test("runs a proxy, holds it, counts its messages, and closes its sockets with it", async () => {
    const front = await bound("front", "ROUTER");
    const back = await bound("back", "DEALER");
    await ok("socket.new", { socket: "capture", type: "PUB" });
    await ok("proxy.start", { proxy: "p", frontend: "front", backend: "back", capture: "capture" });
    assert.equal(code(await driver.call("socket.get", { socket: "front", option: "TYPE" })), "ENOTSOCK");
    await connected("req", "REQ", front);
    await connected("rep", "REP", back);
    await ok("send", { socket: "req", frames: [{ t: "question" }], timeoutMs: 2000 });
    assert.deepEqual(await ok("recv", { socket: "rep", timeoutMs: 2000 }), { frames: [{ t: "question" }] });
    const { statistics } = await ok("proxy.control", { proxy: "p", command: "STATISTICS" });
    assert.equal((statistics as number[])[0], 1);
    await ok("proxy.control", { proxy: "p", command: "PAUSE" });
    await ok("send", { socket: "rep", frames: [{ t: "answer" }], timeoutMs: 2000 });
    assert.deepEqual(await driver.call("recv", { socket: "req", timeoutMs: 100 }), { timeout: true });
    await ok("proxy.control", { proxy: "p", command: "RESUME" });
    assert.deepEqual(await ok("recv", { socket: "req", timeoutMs: 2000 }), { frames: [{ t: "answer" }] });
    await ok("proxy.control", { proxy: "p", command: "TERMINATE" });
    assert.equal(code(await driver.call("proxy.control", { proxy: "p", command: "PAUSE" })), "ENOTSOCK");
    await bound("again", "ROUTER", front);
  });

  test("a proxy ends with its context", async () => {
    await bound("front", "PULL");
    await bound("back", "PUSH");
    await ok("proxy.start", { proxy: "p", frontend: "front", backend: "back" });
    await ok("context.term", { context: "default" });
    assert.equal(code(await driver.call("proxy.control", { proxy: "p", command: "STATISTICS" })), "ETERM");
  });

  test("measures", async () => {
    const size = { size: 16, count: 1000 };
    const where = new Promise<string>((resolve) => driver.onMeasureEndpoint(resolve));
    const sink = ok("measure", { role: "sink", type: "PULL", endpoint: "tcp://127.0.0.1:*", bind: true, ...size });
    await ok("measure", { role: "source", type: "PUSH", endpoint: await where, bind: false, ...size });
    const { count, ns } = await sink;
    assert.equal(count, 1000);
    assert(typeof ns === "number" && ns > 0);
  });

  test("reset ends whatever is under way", async () => {
    const endpoint = await bound("pull", "PULL");
    await bound("front", "PULL");
    await bound("back", "PUSH");
    await ok("proxy.start", { proxy: "p", frontend: "front", backend: "back" });
    await connected("full", "PUSH", endpoint);
    await connected("alone", "REQ", "tcp://127.0.0.1:1");
    await ok("send", { socket: "alone", frames: [{ t: "lingers" }], timeoutMs: 100 });
    const sink = { role: "sink", type: "PULL", endpoint: "tcp://127.0.0.1:*", bind: true, size: 1, count: 2 };
    const pending = [
      driver.call("recv", { socket: "pull" }),
      driver.call("recv", { socket: "pull", timeoutMs: 60_000 }),
      driver.call("recv", { socket: "alone" }),
      driver.call("poll", { socket: "full", events: ["IN"], timeoutMs: 60_000 }),
      driver.call("drain", { socket: "pull", limit: 9, timeoutMs: 60_000 }),
      driver.call("measure", sink),
    ];
    assert.deepEqual(await driver.call("reset"), { ok: { leaked: { sockets: 0, contexts: 0 } } });
    for (const call of pending) assert.equal(code(await call), "ETERM");
  });
});
