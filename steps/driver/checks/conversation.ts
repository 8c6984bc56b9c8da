import { DriverCrashed, DriverFault } from "../../verdict.ts";
import type { ProcessDriver } from "../process-driver.ts";
import { replyFault } from "../protocol-schema.ts";
import { type Check, CheckFailed, demand, NotApplicable, refuse, show, succeed } from "./check.ts";
import { routeOf } from "./pair.ts";

const IDS = [0, -7, 4711, Number.MAX_SAFE_INTEGER, "", "12", " spaced ", 'quo"ted\\', "grüße \u{1f438}", "{}"];

/** All transports that ZeroMQ has. */
const TRANSPORTS = ["tcp", "ipc", "inproc", "udp", "ws", "wss", "pgm", "epgm", "norm", "tipc", "vmci", "vsock"];

/** Operations that belong to a feature, each with parameters that would make sense. */
const FEATURES: Record<string, [op: string, parameters: Record<string, unknown>]> = {
  poll: ["poll", { socket: "probe", events: ["IN"], timeoutMs: 0 }],
  proxy: ["proxy.start", { proxy: "p", frontend: "probe", backend: "probe" }],
  "context-shutdown": ["context.shutdown", { context: "default" }],
  measure: ["measure", { role: "sink", type: "PULL", endpoint: "tcp://127.0.0.1:*", bind: true, size: 1, count: 1 }],
};

async function openAny(driver: ProcessDriver): Promise<void> {
  const type = driver.hello.capabilities.sockets[0];
  if (type === undefined) throw new NotApplicable("It declares no socket type.");
  await succeed(driver, "socket.new", { socket: "probe", type });
}

async function expectError(driver: ProcessDriver, code: string, call: [op: string, parameters: object]): Promise<void> {
  const reply = await driver.call(call[0], { ...call[1] });
  const what = `${call[0]} ${JSON.stringify(call[1])}`;
  demand(
    "err" in reply && reply.err.code === code,
    `${what} has to fail with ${code}, and was answered with ${show(reply)}.`,
  );
}

/** Checks of what is said, rather than done: shapes, ids, errors, and the honest `unsupported`. */
export const conversation: Check[] = [
  {
    name: "hello has its shape",
    async run(driver) {
      const wrong = replyFault("hello", { id: 1, ok: driver.hello });
      demand(wrong === undefined, `hello is not as the schema demands: ${wrong}.`);
      const { implementation, driver: program } = driver.hello;
      return `${implementation.name} ${implementation.version}, by way of ${program.name} ${program.version}.`;
    },
  },
  {
    name: "ids come back as they went",
    async run(driver) {
      const calls = IDS.map((id) => driver.callAs(id, { op: "check.nothing" }, 5000));
      await Promise.all(calls);
      return `${IDS.length} unusual ids, integers and strings, came back unchanged.`;
    },
  },
  {
    name: "an unknown operation is unsupported",
    async run(driver) {
      await refuse(driver, "socket.levitate", { socket: "none" });
      return "It says so.";
    },
  },
  {
    name: "an unknown socket type is unsupported",
    async run(driver) {
      await refuse(driver, "socket.new", { socket: "probe", type: "CARRIER" });
      return "It says so.";
    },
  },
  {
    name: "an unknown option is unsupported",
    async run(driver) {
      await openAny(driver);
      await refuse(driver, "socket.set", { socket: "probe", option: "SHOE_SIZE", value: 43 });
      await refuse(driver, "socket.get", { socket: "probe", option: "SHOE_SIZE" });
      await succeed(driver, "context.new", { context: "c" });
      await refuse(driver, "context.get", { context: "c", option: "SHOE_SIZE" });
      return "It says so, of sockets and of contexts.";
    },
  },
  {
    name: "a transport that is not declared is unsupported",
    async run(driver) {
      const lacking = TRANSPORTS.filter((name) => !driver.hello.capabilities.transports.includes(name));
      if (lacking.length === 0) throw new NotApplicable("It declares all transports.");
      await openAny(driver);
      for (const name of lacking) {
        await refuse(driver, "bind", { socket: "probe", endpoint: `${name}://127.0.0.1:5555` });
        await refuse(driver, "connect", { socket: "probe", endpoint: `${name}://127.0.0.1:5555` });
      }
      return `It says so of ${lacking.join(", ")}.`;
    },
  },
  {
    name: "a feature that is not declared is unsupported",
    async run(driver) {
      const { features } = driver.hello.capabilities;
      const lacking = Object.keys(FEATURES).filter((name) => !features.includes(name));
      if (lacking.length === 0) throw new NotApplicable("It declares all features that have an operation.");
      await openAny(driver);
      for (const name of lacking) await refuse(driver, ...(FEATURES[name] as [string, Record<string, unknown>]));
      return `It says so of ${lacking.join(", ")}.`;
    },
  },
  {
    name: "errors have their names",
    async run(driver) {
      await expectError(driver, "ENOTSOCK", ["socket.get", { socket: "nobody", option: "TYPE" }]);
      await expectError(driver, "ENOTSOCK", ["recv", { socket: "nobody", timeoutMs: 0 }]);
      await expectError(driver, "EFAULT", ["context.get", { context: "nowhere", option: "IO_THREADS" }]);
      const route = routeOf(driver);
      await succeed(driver, "socket.new", { socket: "probe", type: route.receiver });
      await expectError(driver, "EAGAIN", ["recv", { socket: "probe", flags: ["DONTWAIT"] }]);
      await succeed(driver, "socket.close", { socket: "probe" });
      await expectError(driver, "ENOTSOCK", ["recv", { socket: "probe", timeoutMs: 0 }]);
      return "ENOTSOCK, EFAULT and EAGAIN come where they should.";
    },
  },
  {
    name: "a line that cannot be read is a fault without an id",
    alone: true,
    async run(driver) {
      driver.sendLine('{"id":1,"op"');
      const outcome = await driver.call("check.nothing").then(show, (error: Error) => error);
      if (outcome instanceof DriverFault && /could not read a request/.test(outcome.message)) return "It answers so.";
      const seen = outcome instanceof DriverCrashed ? "the driver ended" : `what came was: ${outcome}`;
      throw new CheckFailed(`A malformed request has to be answered with a fault whose id is null; ${seen}.`);
    },
  },
];
