import { setTimeout as delay } from "node:timers/promises";
import type { MonitorEvent } from "../driver.ts";
import type { ProcessDriver } from "../process-driver.ts";
import { type Check, CheckFailed, demand, NotApplicable, show, succeed } from "./check.ts";
import { openPair, openReceiver, openSender, routeOf, sendFrom } from "./pair.ts";

const EXIT_MS = 2000;

/** A socket that waits, another whose message nobody takes: what makes ending hard. */
async function makeEndingHard(driver: ProcessDriver): Promise<void> {
  const route = routeOf(driver);
  await openPair(driver, "waiting");
  await succeed(driver, "socket.new", { socket: "lingering", type: route.sender });
  if (driver.hello.capabilities.transports.includes("tcp")) {
    // Not `succeed`: there are libraries that wait for the peer, and give up.
    await driver.call("connect", { socket: "lingering", endpoint: "tcp://127.0.0.1:1" });
    await driver.call("send", { socket: "lingering", frames: [{ t: "never" }], timeoutMs: 50 });
  }
}

async function demandExit(driver: ProcessDriver): Promise<void> {
  const late = new AbortController();
  const how = await Promise.race([
    driver.ended,
    delay(EXIT_MS * 1.5, "did not end", { signal: late.signal }).catch(() => ""),
  ]);
  late.abort();
  demand(how === "exited with code 0", `It has to exit with code 0 within ${EXIT_MS} ms, and ${how}.`);
}

/** The events of a monitored receiver through bind and a peer's handshake. */
async function eventsOfConnecting(driver: ProcessDriver, last: string): Promise<MonitorEvent[]> {
  const route = routeOf(driver);
  const events: MonitorEvent[] = [];
  let complete: () => void = () => {};
  const seen = new Promise<void>((resolve) => {
    complete = resolve;
  });
  const off = driver.onMonitorEvent((event) => {
    events.push(event);
    if (event.event === last) complete();
  });
  await succeed(driver, "socket.new", { socket: "watched-in", type: route.receiver });
  await succeed(driver, "monitor", { socket: "watched-in" });
  const { endpoint } = await succeed(driver, "bind", { socket: "watched-in", endpoint: route.endpoint("watched") });
  await openSender(driver, "watched", String(endpoint));
  const late = new AbortController();
  await Promise.race([seen, delay(5000, undefined, { signal: late.signal }).catch(() => {})]);
  late.abort();
  off();
  return events;
}

/** So many that a reset which is answered too early once in sixty times has a fair chance to be noticed. */
const RESETS = 25;

/** Checks of beginning and end: events, reset, exit. */
export const life: Check[] = [
  {
    name: "events come in order, for the socket that is monitored",
    async run(driver) {
      const { monitor, transports } = driver.hello.capabilities;
      const expected = ["LISTENING", "ACCEPTED", "HANDSHAKE_SUCCEEDED"].filter((name) => monitor.includes(name));
      const last = expected.at(-1);
      if (last === undefined || !transports.includes("tcp")) throw new NotApplicable("It declares no events to check.");
      const events = await eventsOfConnecting(driver, last);
      const names = events.map(({ event }) => event);
      const strange = events.find(({ socket }) => socket !== "watched-in");
      demand(strange === undefined, `An event came for ${strange?.socket}, which is not monitored.`);
      const seen = names.filter((name) => expected.includes(name));
      demand(
        seen.join() === expected.join(),
        `Expected ${expected.join(", ")}; what came was ${names.join(", ") || "nothing"}.`,
      );
      return `${seen.join(", ")}.`;
    },
  },
  {
    name: "reset ends what waits and leaves nothing behind",
    async run(driver) {
      await makeEndingHard(driver);
      const order: string[] = [];
      const receive = driver.call("recv", { socket: "waiting-in" }, 10_000).finally(() => order.push("recv"));
      await driver.call("check.nothing");
      const reset = driver.call("reset").finally(() => order.push("reset"));
      const [received, done] = await Promise.all([receive, reset]);
      demand(
        "err" in received && received.err.code === "ETERM",
        `The pending receive has to end with ETERM, not ${show(received)}.`,
      );
      demand(order[0] === "recv", "The pending receive has to be answered before reset is.");
      demand("ok" in done, `reset was answered with ${show(done)}.`);
      const leaked = JSON.stringify(done.ok.leaked);
      demand(leaked === '{"sockets":0,"contexts":0}', `Nothing may be left, and reset reports ${leaked}.`);
      const gone = await driver.call("recv", { socket: "waiting-in", timeoutMs: 0 });
      demand("err" in gone && gone.err.code === "ENOTSOCK", `A socket is still there after reset: ${show(gone)}.`);
      return "Nothing is left.";
    },
  },
  {
    name: "after a reset everything works again, under the same ids and endpoints",
    async run(driver) {
      let endpoint = await openPair(driver, "again");
      for (let round = 0; round < RESETS; round++) {
        await succeed(driver, "reset", {});
        await succeed(driver, "socket.new", { socket: "again-in", type: routeOf(driver).receiver });
        ({ endpoint } = (await succeed(driver, "bind", { socket: "again-in", endpoint })) as { endpoint: string });
        await openSender(driver, "again", endpoint);
        await sendFrom(driver, "again", [{ t: `round ${round}` }]);
        const { frames } = await succeed(driver, "recv", { socket: "again-in", timeoutMs: 5000 });
        const got = JSON.stringify(frames);
        demand(got === `[{"t":"round ${round}"}]`, `After reset number ${round + 1} a message arrived as ${got}.`);
      }
      return `${RESETS} resets, and each time the same again.`;
    },
  },
  {
    name: "the end of stdin ends the driver",
    alone: true,
    async run(driver) {
      await makeEndingHard(driver);
      driver.call("recv", { socket: "waiting-in" }).catch(() => {});
      await driver.call("check.nothing");
      driver.endInput();
      await demandExit(driver);
      return "It exited with code 0.";
    },
  },
  {
    name: "bye is answered and ends the driver",
    alone: true,
    async run(driver) {
      await openReceiver(driver, "left");
      const reply = await driver.call("bye").catch((error: Error) => {
        throw new CheckFailed(`bye has to be answered before the exit: ${error.message}`);
      });
      demand("ok" in reply, `bye was answered with ${show(reply)}.`);
      await demandExit(driver);
      return "It was, and it exited with code 0.";
    },
  },
];
