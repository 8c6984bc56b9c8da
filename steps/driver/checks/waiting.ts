import type { Reply } from "../driver.ts";
import type { ProcessDriver } from "../process-driver.ts";
import { type Check, demand, NotApplicable, show, succeed } from "./check.ts";
import { openPair, openReceiver, openSender, sendFrom } from "./pair.ts";

const MANY = 64;

/** Notes in `order` when each call is answered. */
async function inOrder(calls: Record<string, Promise<Reply>>): Promise<{ order: string[]; replies: Reply[] }> {
  const order: string[] = [];
  const noted = Object.entries(calls).map(async ([name, call]) => {
    const reply = await call;
    order.push(name);
    return reply;
  });
  return { order, replies: await Promise.all(noted) };
}

/** A call that must still be waiting when the driver has had the occasion to answer it. */
async function demandWaiting(driver: ProcessDriver, call: Promise<Reply>): Promise<void> {
  let early: Reply | undefined;
  call.then(
    (reply) => {
      early = reply;
    },
    () => {},
  );
  for (let round = 0; round < 20; round++) await driver.call("check.nothing");
  demand(
    early === undefined,
    `A recv without timeoutMs has to wait, and was answered at once with ${early && show(early)}.`,
  );
}

/** Checks of waiting: calls that wait do so, in order, and hold up nobody else. */
export const waiting: Check[] = [
  {
    name: `${MANY} receives wait at once`,
    async run(driver) {
      const names = Array.from({ length: MANY }, (_, i) => `many${i}`);
      const endpoints = await Promise.all(names.map((name) => openReceiver(driver, name)));
      const calls = names.map((name) => driver.call("recv", { socket: `${name}-in`, timeoutMs: 20_000 }));
      for (const call of calls) call.catch(() => {}); // When the driver dies, the sends below tell.
      for (let i = MANY - 1; i >= 0; i--) {
        await openSender(driver, `many${i}`, endpoints[i] ?? "");
        await sendFrom(driver, `many${i}`, [{ t: `to ${i}` }]);
      }
      const replies = await Promise.all(calls);
      const wrong = replies.findIndex((reply, i) => show(reply) !== `{"ok":{"frames":[{"t":"to ${i}"}]}}`);
      demand(wrong < 0, `Receive ${wrong} of ${MANY} was answered with ${show(replies[wrong] ?? { timeout: true })}.`);
      return "Each got its own message.";
    },
  },
  {
    name: "a receive that waits holds up no other socket",
    async run(driver) {
      await openPair(driver, "idle");
      await openPair(driver, "busy");
      const exchange = async () => {
        await sendFrom(driver, "busy", [{ t: "pass" }]);
        return driver.call("recv", { socket: "busy-in", timeoutMs: 5000 });
      };
      const idle = driver.call("recv", { socket: "idle-in", timeoutMs: 700 });
      const { order, replies } = await inOrder({ idle, busy: exchange() });
      demand(order[0] === "busy", "While one socket waited, an exchange between two others was not carried out.");
      demand(
        replies[0] !== undefined && "timeout" in replies[0],
        `The idle receive was answered with ${show(replies[0] as Reply)}.`,
      );
      return "An exchange went through while another socket waited.";
    },
  },
  {
    name: "operations on one socket keep their order",
    async run(driver) {
      await openPair(driver, "queue");
      const receive = driver.call("recv", { socket: "queue-in", timeoutMs: 150 });
      const close = driver.call("socket.close", { socket: "queue-in" });
      const { order, replies } = await inOrder({ receive, close });
      demand(
        order[0] === "receive" && replies[0] !== undefined && "timeout" in replies[0],
        `A close overtook the receive before it, which was answered with ${show(replies[0] as Reply)}.`,
      );
      return "A close waited for the receive before it.";
    },
  },
  {
    name: "a receive without a timeout waits until there is a message",
    async run(driver) {
      await openPair(driver, "blocked");
      const call = driver.call("recv", { socket: "blocked-in" }, 20_000);
      await demandWaiting(driver, call);
      await sendFrom(driver, "blocked", [{ t: "at last" }]);
      const reply = await call;
      demand(show(reply) === `{"ok":{"frames":[{"t":"at last"}]}}`, `It was answered with ${show(reply)}.`);
      return "It waited, and got the message.";
    },
  },
  {
    name: "running out of time is a timeout, and an empty poll",
    async run(driver) {
      await openPair(driver, "late");
      const reply = await driver.call("recv", { socket: "late-in", timeoutMs: 30 });
      demand("timeout" in reply, `A receive whose timeoutMs ran out was answered with ${show(reply)}.`);
      if (!driver.hello.capabilities.features.includes("poll")) return "It says so; it declares no poll.";
      const { events } = await succeed(driver, "poll", { socket: "late-in", events: ["IN"], timeoutMs: 30 });
      demand(
        Array.isArray(events) && events.length === 0,
        `A poll of an idle socket reported ${JSON.stringify(events)}.`,
      );
      return "It says so.";
    },
  },
  {
    name: "cancel ends a call that waits",
    async run(driver) {
      if (!driver.hello.capabilities.features.includes("cancel"))
        throw new NotApplicable("It does not declare cancel.");
      await openPair(driver, "cancelled");
      const call = driver.callAs("to be cancelled", { op: "recv", socket: "cancelled-in", timeoutMs: 60_000 });
      await driver.call("check.nothing");
      await succeed(driver, "cancel", { target: "to be cancelled" });
      const reply = await call;
      demand(
        "err" in reply && reply.err.code === "ECANCELED",
        `The cancelled receive was answered with ${show(reply)}.`,
      );
      return "It does, with ECANCELED.";
    },
  },
];
