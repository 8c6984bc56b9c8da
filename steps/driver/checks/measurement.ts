import type { Reply } from "../driver.ts";
import type { ProcessDriver } from "../process-driver.ts";
import { type Check, CheckFailed, demand, NotApplicable, show } from "./check.ts";
import { routeOf } from "./pair.ts";

/** One end of a measurement. */
interface End {
  readonly role: string;
  readonly type: string;
}

/** A measurement: what its two ends do, and what they move. */
interface Measurement {
  readonly receiver: End;
  readonly sender: End;
  readonly load: { readonly size: number; readonly count: number; readonly sockets?: number; readonly topic?: string };
}

/** Enough for a queue to become full. */
const MANY = { size: 16, count: 1500 };
const FEW = { size: 16, count: 50 };
const PATIENCE_MS = 15_000;

const MEASUREMENTS: readonly Measurement[] = [
  { receiver: end("sink", "PULL"), sender: end("source", "PUSH"), load: MANY },
  { receiver: end("sink", "SUB"), sender: end("source", "XPUB"), load: MANY },
  { receiver: end("sink", "SUB"), sender: end("source", "XPUB"), load: { ...MANY, sockets: 3, topic: "grün" } },
  { receiver: end("sink", "ROUTER"), sender: end("source", "DEALER"), load: MANY },
  { receiver: end("echo", "REP"), sender: end("ping", "REQ"), load: FEW },
  { receiver: end("echo", "ROUTER"), sender: end("ping", "DEALER"), load: FEW },
  { receiver: end("echo", "ROUTER"), sender: end("ping", "REQ"), load: FEW },
];

function end(role: string, type: string): End {
  return { role, type };
}

function titleOf({ receiver, sender, load }: Measurement): string {
  const receivers = `${load.sockets === undefined ? "" : `${load.sockets} `}${receiver.type}`;
  return `${sender.type} to ${receivers}${receiver.role === "echo" ? " and back" : ""}`;
}

/** @throws NotApplicable */
function needMeasure(driver: ProcessDriver): void {
  if (!driver.hello.capabilities.features.includes("measure")) throw new NotApplicable("It does not declare measure.");
}

/** Starts the end that binds; its endpoint, or its answer when it refuses. */
async function startBinder(
  driver: ProcessDriver,
  parameters: Record<string, unknown>,
): Promise<{ answer: Promise<Reply>; endpoint: string | undefined }> {
  let stop = () => {};
  const where = new Promise<string>((resolve) => {
    stop = driver.onMeasureEndpoint(resolve);
  });
  const answer = driver.call("measure", { ...parameters, bind: true }, PATIENCE_MS);
  answer.catch(() => {});
  const said = await Promise.race([where, answer]);
  stop();
  if (typeof said === "string") return { answer, endpoint: said };
  demand("unsupported" in said, `measure has to say first where it has bound, and answered ${show(said)}.`);
  return { answer, endpoint: undefined };
}

/** Both ends in one driver; their answers, or undefined when one of them is unsupported. */
async function measure(
  driver: ProcessDriver,
  { receiver, sender, load }: Measurement,
  where: { endpoint: string; receiverBinds: boolean },
): Promise<{ received: Reply; sent: Reply } | undefined> {
  const [binder, other] = where.receiverBinds ? [receiver, sender] : [sender, receiver];
  const { answer, endpoint } = await startBinder(driver, { ...binder, ...load, endpoint: where.endpoint });
  if (endpoint === undefined) return undefined;
  const connected = await driver.call("measure", { ...other, ...load, endpoint, bind: false }, PATIENCE_MS);
  if ("unsupported" in connected) {
    await driver.call("reset");
    return undefined;
  }
  const bound = await answer;
  return where.receiverBinds ? { received: bound, sent: connected } : { received: connected, sent: bound };
}

/** @throws CheckFailed when an answer is not what it should be */
function judge(measurement: Measurement, answers: { received: Reply; sent: Reply }): void {
  const { received, sent } = answers;
  const all = `${titleOf(measurement)}: ${show(received)} and ${show(sent)}`;
  if (!("ok" in received && "ok" in sent)) throw new CheckFailed(`Both ends have to succeed. ${all}`);
  const { count, sockets = 1 } = measurement.load;
  if (measurement.receiver.role === "sink") {
    demand(received.ok.count === count * sockets, `The sink has to count ${count * sockets} messages. ${all}`);
    demand((received.ok.ns as number) > 0, `The sink has to tell how long it took. ${all}`);
    return;
  }
  const { p50, p99, p999, max } = (sent.ok.latency ?? {}) as Record<string, number>;
  const isOrdered = [0, p50, p99, p999, max, sent.ok.ns].every((value, i, list) => i === 0 || list[i - 1]! <= value!);
  demand(
    sent.ok.count === count && isOrdered && p50! > 0,
    `Round trips have to be counted, and ranked by time. ${all}`,
  );
}

/** PUSH, DEALER and REQ do not bind: what they have sent is lost with a connection that is given up before its handshake. */
function bindersOf({ receiver, load }: Measurement): boolean[] {
  if (load.sockets !== undefined) return [false];
  return receiver.type === "SUB" ? [true, false] : [true];
}

async function tryOut(driver: ProcessDriver, measurement: Measurement): Promise<boolean> {
  const { transports } = driver.hello.capabilities;
  const route = routeOf(driver);
  const isTwice = transports.includes("inproc") && transports.includes("tcp");
  for (const receiverBinds of bindersOf(measurement)) {
    const name = `measured-${receiverBinds ? "in" : "out"}`;
    for (const endpoint of [route.endpoint(name), ...(isTwice ? [`inproc://${name}`] : [])]) {
      const answers = await measure(driver, measurement, { endpoint, receiverBinds });
      if (answers === undefined) return false;
      judge(measurement, answers);
    }
  }
  return true;
}

/** Checks of what is measured within the driver. */
export const measurement: Check[] = [
  {
    name: "measurements count what they move, over every transport",
    async run(driver) {
      needMeasure(driver);
      const { sockets } = driver.hello.capabilities;
      const outcomes = new Map<string, boolean>();
      for (const one of MEASUREMENTS) {
        if (!sockets.includes(one.receiver.type) || !sockets.includes(one.sender.type)) continue;
        outcomes.set(titleOf(one), await tryOut(driver, one));
      }
      demand(outcomes.get("PUSH to PULL") !== false, "measure is declared, and PUSH to PULL is unsupported.");
      const [works, lacks] = [true, false].map((does) => [...outcomes].filter((entry) => entry[1] === does));
      return [
        `${works?.map(([title]) => title).join(", ")}.`,
        ...(lacks?.length ? [`Unsupported: ${lacks.map(([title]) => title).join(", ")}.`] : []),
      ].join(" ");
    },
  },
  {
    name: "reset ends measurements and leaves nothing of them behind",
    async run(driver) {
      needMeasure(driver);
      const endpoint = routeOf(driver).endpoint("abandoned");
      const order: string[] = [];
      const waits = await startBinder(driver, { ...end("sink", "PULL"), ...FEW, endpoint });
      const waiting = waits.answer.finally(() => order.push("sink"));
      const short = await startBinder(driver, {
        ...end("sink", "PULL"),
        ...FEW,
        endpoint: routeOf(driver).endpoint("short"),
      });
      const to = { endpoint: short.endpoint, bind: false };
      const source = driver.call("measure", { ...end("source", "PUSH"), size: 16, count: 100_000, ...to }, PATIENCE_MS);
      const sourcing = source.finally(() => order.push("source"));
      await short.answer;
      const done = await driver.call("reset").finally(() => order.push("reset"));
      demand(order.at(-1) === "reset", `The measurements have to be answered before reset is, and were not: ${order}.`);
      const [waited] = await Promise.all([waiting, sourcing]);
      demand(
        "err" in waited && waited.err.code === "ETERM",
        `A sink that waits has to end with ETERM, not ${show(waited)}.`,
      );
      demand(
        "ok" in done && JSON.stringify(done.ok.leaked) === '{"sockets":0,"contexts":0}',
        `Nothing may be left, and reset was answered with ${show(done)}.`,
      );
      return "One that waited and one whose peer had gone.";
    },
  },
];
