import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { DriverCrashed, DriverFault, DriverHung } from "../verdict.ts";
import { ProcessDriver, type ProcessDriverOptions } from "./process-driver.ts";

/** A driver in a few words: answers hello and bye, and leaves every other request to `habit`, a function body. */
function driverThat(habit: string): string[] {
  const script = `
    const say = (line) => process.stdout.write((typeof line === "string" ? line : JSON.stringify(line)) + "\\n");
    const capabilities = { sockets: [], transports: [], mechanisms: [], zmtp: [], options: {}, contextOptions: {},
      monitor: [], features: [] };
    const hello = { protocol: 1, driver: { name: "fake", version: "1" },
      implementation: { name: "fake", version: "1", language: "none" }, capabilities };
    const act = (request, id = request.id) => { ${habit} };
    require("node:readline").createInterface({ input: process.stdin }).on("line", (line) => {
      const request = JSON.parse(line);
      if (request.op === "hello") say({ id: request.id, ok: hello });
      else if (request.op === "bye") { say({ id: request.id, ok: {} }); process.exit(0); }
      else act(request);
    });`;
  return [process.execPath, "-e", script];
}

async function withDriver(
  habit: string,
  use: (driver: ProcessDriver) => Promise<void>,
  options: Partial<ProcessDriverOptions> = {},
): Promise<void> {
  const driver = await ProcessDriver.start({ command: driverThat(habit), ...options });
  try {
    await use(driver);
  } finally {
    await driver.close();
  }
}

const ECHO = `setTimeout(() => say({ id, ok: { echo: request.value } }), request.delay ?? 0);`;

test("replies find their calls in whatever order they come", () =>
  withDriver(ECHO, async (driver) => {
    const calls = [30, 0, 10].map((delay, value) => driver.call("x", { delay, value }));
    const replies = await Promise.all(calls);
    assert.deepEqual(replies, [{ ok: { echo: 0 } }, { ok: { echo: 1 } }, { ok: { echo: 2 } }]);
  }));

test("every kind of reply comes through as it is", () =>
  withDriver(`say({ id, ...request.reply })`, async (driver) => {
    for (const reply of [
      { ok: {} },
      { timeout: true },
      { err: { code: "EFSM", message: "state" } },
      { unsupported: { what: "x" } },
      { fault: { message: "oh" } },
    ]) {
      assert.deepEqual(await driver.call("x", { reply }), reply);
    }
  }));

test("a line that arrives in pieces, and several that arrive in one, are read", () =>
  withDriver(
    `const text = JSON.stringify({ id, ok: { t: "\\u00e4" } }), event = { ev: "monitor", socket: "s", event: "CLOSED" };
     const bytes = Buffer.from(text); const cut = bytes.indexOf(0xa4);
     process.stdout.write(bytes.subarray(0, cut));
     setTimeout(() => process.stdout.write(Buffer.concat([bytes.subarray(cut), Buffer.from("\\n" + JSON.stringify(event) + "\\n")])), 20);`,
    async (driver) => {
      const events: unknown[] = [];
      const off = driver.onMonitorEvent((event) => events.push(event));
      assert.deepEqual(await driver.call("x"), { ok: { t: "ä" } });
      assert.deepEqual(await driver.call("x"), { ok: { t: "ä" } });
      off();
      assert.deepEqual(events[0], { socket: "s", event: "CLOSED" });
    },
  ));

test("events come in order, and before the reply that follows them", () =>
  withDriver(
    `for (const event of ["LISTENING", "ACCEPTED", "CLOSED"]) say({ ev: "monitor", socket: "s", event, value: 1 });
     say({ ev: "measure", endpoint: "tcp://127.0.0.1:1" }); say({ id, ok: {} });`,
    async (driver) => {
      const seen: string[] = [];
      driver.onMonitorEvent(({ event }) => seen.push(event));
      driver.onMeasureEndpoint((endpoint) => seen.push(endpoint));
      await driver.call("x");
      assert.deepEqual(seen, ["LISTENING", "ACCEPTED", "CLOSED", "tcp://127.0.0.1:1"]);
    },
    { validate: true },
  ));

test("a process that dies fails what is pending and what comes later, with its stderr", () =>
  withDriver(`process.stderr.write("at the end of its tether\\n", () => process.exit(3));`, async (driver) => {
    const calls = [driver.call("recv"), driver.call("recv")];
    for (const call of calls) {
      await assert.rejects(call, (error: Error) => {
        assert(error instanceof DriverCrashed);
        assert.match(error.message, /exited with code 3.*end of its tether/s);
        return true;
      });
    }
    assert.equal(driver.alive, false);
    await assert.rejects(driver.call("x"), DriverCrashed);
  }));

test("a signal is named", () =>
  withDriver(`process.kill(process.pid, "SIGSEGV");`, async (driver) => {
    await assert.rejects(driver.call("x"), /was killed by SIGSEGV/);
  }));

test("a reply that is late is a hang, and when it comes it is let pass", () =>
  withDriver(ECHO, async (driver) => {
    await assert.rejects(driver.call("x", { delay: 60, timeoutMs: 5 }, 5), (error: Error) => {
      assert(error instanceof DriverHung);
      assert.match(error.message, /x within 10 ms/);
      return true;
    });
    assert.deepEqual(await driver.call("x", { delay: 120, value: 1 }), { ok: { echo: 1 } });
  }));

test("time scale stretches the grace, and not the suite's own timeout", () =>
  withDriver(
    "",
    async (driver) => {
      await assert.rejects(driver.call("x", { timeoutMs: 7 }, 4), /within 19 ms/);
    },
    { timeScale: 3 },
  ));

const garbage: Record<string, [habit: string, message: RegExp]> = {
  "text that is not JSON": [`say("hello there")`, /not JSON: hello there/],
  "JSON that is not an object": [`say([1])`, /not an object/],
  null: [`say("null")`, /not an object/],
  "an unknown id": [`say({ id: "who", ok: {} })`, /unknown id/],
  "an id that is an object": [`say({ id: { a: 1 }, ok: {} })`, /unknown id/],
  "a doubled reply": [`say({ id, ok: {} }); say({ id, ok: {} });`, /answered a request twice/],
  "two answers in one": [`say({ id, ok: {}, timeout: true })`, /exactly one of/],
  "no answer in it": [`say({ id })`, /exactly one of/],
  "an ok that is no object": [`say({ id, ok: true })`, /ok must be an object/],
  "an err without a code": [`say({ id, err: {} })`, /err must have a code/],
  "an event of no kind": [`say({ ev: "weather" })`, /unknown kind of event/],
  "an event without a socket": [`say({ ev: "monitor", event: "X" })`, /socket and event/],
  "octets that are not UTF-8": [`process.stdout.write(Buffer.from([0xff, 0x0a]))`, /not UTF-8/],
  "a request that it could not read": [`say({ id: null, fault: { message: "what?" } })`, /could not read a request/],
};
for (const [what, [habit, message]] of Object.entries(garbage)) {
  test(`the driver is at fault when it writes ${what}, and is not listened to again`, () =>
    withDriver(habit, async (driver) => {
      const distrusted = (error: Error) => error instanceof DriverFault && message.test(error.message);
      const first = driver.call("x").catch((error: Error) => error);
      const second = driver.call("recv");
      second.catch(() => {});
      const outcome = await first;
      if (outcome instanceof Error) assert(distrusted(outcome), outcome.message);
      await assert.rejects(second, distrusted);
      await assert.rejects(driver.call("x"), distrusted);
      await driver.ended;
    }));
}

test("a line without an end is refused before it fills the memory", () =>
  withDriver(
    `const block = "x".repeat(1 << 20); setInterval(() => process.stdout.write(block), 1);`,
    async (driver) => {
      await assert.rejects(
        driver.call("x"),
        (error: Error) => error instanceof DriverFault && /more than/.test(error.message),
      );
    },
  ));

test("validation finds what is well-formed and yet not the protocol, in both directions", () =>
  withDriver(
    `say({ id, ok: { frames: "none" } })`,
    async (driver) => {
      await assert.rejects(driver.call("recv", { sockt: "a" }), /suite's own request is malformed/);
      await assert.rejects(driver.call("recv", { socket: "a" }), (error: Error) => {
        assert(error instanceof DriverFault);
        assert.match(error.message, /ok\.recv/);
        return true;
      });
    },
    { validate: true },
  ));

test("traffic is shown as it stands on the line", () => {
  const lines: string[] = [];
  const onTraffic = (line: string, direction: string) => lines.push(`${direction} ${line}`);
  return withDriver(
    ECHO,
    async (driver) => {
      await driver.call("x", { value: 5 });
      assert.deepEqual(lines.slice(-2), [`to {"value":5,"id":2,"op":"x"}`, `from {"id":2,"ok":{"echo":5}}`]);
    },
    { onTraffic },
  );
});

test("the last 64 KiB of stderr are kept", () =>
  withDriver(`process.stderr.write("-".repeat(300000) + "end", () => say({ id, ok: {} }));`, async (driver) => {
    while (!driver.stderrTail.endsWith("end")) await driver.call("x");
    assert(driver.stderrTail.length === 65536, `${driver.stderrTail.length}`);
  }));

test("a command that does not exist is a crash", async () => {
  await assert.rejects(ProcessDriver.start({ command: ["/nonexistent/driver"] }), (error: Error) => {
    assert(error instanceof DriverCrashed);
    assert.match(error.message, /could not be started.*ENOENT/s);
    return true;
  });
});

test("a handshake is refused unless it is one of this version", async () => {
  const answering = (reply: string) => {
    const habit = `say({ id: request.id, ${reply} })`;
    const [node = "", flag = "", script = ""] = driverThat(habit);
    return [node, flag, script.replace(`request.op === "hello"`, "false")];
  };
  const start = (reply: string) => ProcessDriver.start({ command: answering(reply) });
  await assert.rejects(start("ok: { ...hello, protocol: 2 }"), /speaks version 2/);
  await assert.rejects(start("ok: { protocol: 1 }"), /hello is malformed/);
  await assert.rejects(start(`fault: { message: "no" }`), (error) => error instanceof DriverFault);
});

test("closing says bye, and ends what does not listen by force", async () => {
  const polite = await ProcessDriver.start({ command: driverThat("") });
  const pending = assert.rejects(polite.call("recv"), DriverCrashed);
  await polite.close();
  await pending;
  assert.equal(await polite.ended, "exited with code 0");

  const stubborn = driverThat("").map((part) =>
    part.replace("process.exit(0)", `process.on("SIGTERM", () => {}); setInterval(() => {}, 1000);`),
  );
  const driver = await ProcessDriver.start({ command: stubborn, timeScale: 0.02 });
  await driver.close();
  assert.equal(await driver.ended, "was killed by SIGKILL");
});

test("what the driver has started is ended with it", { timeout: 20_000 }, async () => {
  const driver = await ProcessDriver.start({
    command: driverThat(`
      const child = require("node:child_process").spawn("sleep", ["600"], { stdio: "inherit" });
      child.once("spawn", () => say({ id, ok: { pid: child.pid } }));`),
  });
  const reply = await driver.call("x");
  assert("ok" in reply);
  await driver.close();
  // A killed process stays a zombie until its new parent has looked, so what is asked is whether it runs.
  const runs = () => {
    try {
      return !/^State:\s+Z/m.test(readFileSync(`/proc/${reply.ok.pid}/status`, "utf8"));
    } catch {
      return false;
    }
  };
  while (runs()) await delay(5);
});
