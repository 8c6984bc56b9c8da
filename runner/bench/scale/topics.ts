import { cpuMs, until } from "./event-loop.ts";
import type { ScaleLibrary } from "./library.ts";
import { heldOctets, residentMib } from "./memory.ts";
import type { FarCalls, FarSide, Figures, ScaleTask } from "./scale-task.ts";

const SUBSCRIPTIONS_A_TURN = 1000;
/** Different frames that are published: enough not to be found in a cache, few enough to be made beforehand. */
const SAMPLES = 2 ** 17;
const ROUNDS = 5;

/** A topic of 20 octets. */
function topic(i: number): string {
  return `topic/${String(i).padStart(14, "0")}`;
}

/** Frames that match, in an order that no cache foresees. */
function samples(n: number, shift: number): Buffer[] {
  return Array.from({ length: SAMPLES }, () => Buffer.from(topic(Math.floor(Math.random() * n) + shift)));
}

/** Millions of messages in a second of computing, the best of some rounds. */
function publishRate(publisher: { trySend(message: Uint8Array): boolean }, frames: readonly Buffer[]): number {
  let best = Infinity;
  for (let round = 0; round < ROUNDS; round++) {
    const cpu = process.cpuUsage();
    for (const frame of frames) publisher.trySend(frame);
    best = Math.min(best, cpuMs(cpu));
  }
  return frames.length / best / 1000;
}

async function near({ Publisher }: ScaleLibrary, n: number, far: FarSide): Promise<Figures> {
  const publisher = new Publisher();
  await publisher.bind("tcp://127.0.0.1:*");
  await far("connect", publisher.lastEndpoint as string);
  await until(() => publisher.topicsCount === 1);
  const before = { held: heldOctets(), resident: residentMib() };
  const cpu = process.cpuUsage();
  void far("subscribe");
  const subscribed = await until(() => publisher.topicsCount === n + 1);
  const subscribing = cpuMs(cpu);
  const held = heldOctets();
  const resident = residentMib();
  // The subscriber does not read: after its high-water mark each message is matched, and dropped for it.
  const hits = samples(n, 0);
  const misses = samples(n, n);
  const filled = samples(1, 0);
  for (const frame of filled) publisher.trySend(frame);
  const figures = {
    "subscribe CPU ns": (subscribing * 1e6) / n,
    "pause ms": subscribed.pauseMs,
    "octets each": (held - before.held) / n,
    "resident octets each": ((resident - before.resident) * 2 ** 20) / n,
    "M matches/s": publishRate(publisher, hits),
    "M misses/s": publishRate(publisher, misses),
  };
  const baseline = heldOctets();
  void far("leave").catch(() => {});
  const leaving = process.cpuUsage();
  const left = await until(() => publisher.topicsCount === 0);
  return {
    ...figures,
    "leave CPU ms": cpuMs(leaving),
    "leave pause ms": left.pauseMs,
    "left octets each": (held - before.held - (baseline - heldOctets())) / n,
  };
}

function far({ Subscriber }: ScaleLibrary, n: number): FarCalls {
  const subscriber = new Subscriber();
  return {
    connect(endpoint: string) {
      subscriber.subscribe("ready");
      subscriber.connect(endpoint);
    },
    async subscribe() {
      for (let i = 0; i < n; i += SUBSCRIPTIONS_A_TURN) {
        for (let j = i; j < Math.min(n, i + SUBSCRIPTIONS_A_TURN); j++) subscriber.subscribe(topic(j));
        await until(() => true);
      }
    },
    leave: () => process.exit(),
  };
}

/** One publisher whose subscriber has n topics of 20 octets. */
export const topics: ScaleTask = {
  name: "topics",
  title: "subscriptions of one subscriber, 20 octets each",
  sizes: [1e3, 1e4, 1e5, 1e6],
  files: () => 0,
  near,
  far,
};
