import assert from "node:assert/strict";
import { test } from "node:test";
import type { Reply } from "../../steps/driver/driver.ts";
import type { Player } from "../matrix/player.ts";
import { measureRounds, type Participant, type RoundsPlan } from "./rounds.ts";
import { findWorkloads, type Workload } from "./workload.ts";

type Answer = (parameters: Record<string, unknown>) => Reply | Promise<Reply>;

interface Fake {
  participant: Participant;
  /** What it was asked to measure, one word a measurement. */
  asked: Record<string, unknown>[];
  restarts(): number;
}

const [pushPull, reqRep, fan] = findWorkloads(["push-pull", "req-rep", "pub-sub-100"]) as [
  Workload,
  Workload,
  Workload,
];

/** A participant of one process whose meter answers as told; its partner always succeeds. */
function fake(id: string, meterAnswers: Answer, log: string[] = []): Fake {
  const asked: Record<string, unknown>[] = [];
  const listeners = new Set<(endpoint: string) => void>();
  let restarts = 0;
  const tellBound = (): void => {
    for (const listener of listeners) listener("tcp://127.0.0.1:1");
  };
  const driver = {
    pid: undefined,
    onMeasureEndpoint(listener: (endpoint: string) => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async call(_: string, parameters: Record<string, unknown>): Promise<Reply> {
      if (parameters.bind) setImmediate(tellBound);
      await new Promise((resolve) => setImmediate(resolve));
      await new Promise((resolve) => setImmediate(resolve));
      if (parameters.role !== "sink" && parameters.role !== "ping") return { ok: {} };
      asked.push(parameters);
      log.push(id);
      return meterAnswers(parameters);
    },
  };
  const player = { driver, restart: async () => void restarts++ } as unknown as Player;
  const couple = { meter: player, partner: player };
  return {
    participant: { id, mode: "batch", couple, endpoint: () => "tcp://127.0.0.1:*" },
    asked,
    restarts: () => restarts,
  };
}

/** A millisecond a thousand messages. */
const steady: Answer = ({ count, sockets = 1 }) => {
  const all = (count as number) * (sockets as number);
  return { ok: { count: all, ns: all * 1000 } };
};

function plan(workload: Workload, rounds = 3): RoundsPlan {
  return { workload, size: 64, rounds, seconds: 0.01, warmUp: 0 };
}

test("everybody is measured once a round, in turn", async () => {
  const log: string[] = [];
  const fakes = ["a", "b"].map((id) => fake(id, steady, log));
  const measured = await measureRounds(
    fakes.map(({ participant }) => participant),
    plan(pushPull),
  );
  assert.deepEqual(log.slice(-6), ["a", "b", "a", "b", "a", "b"]);
  assert.deepEqual(
    measured.map(({ id, samples }) => [id, samples.length]),
    [
      ["a", 3],
      ["b", 3],
    ],
  );
});

test("it is told when everybody is warm, and of each round", async () => {
  const log: string[] = [];
  const fakes = ["a", "b"].map((id) => fake(id, steady, log));
  const steps = { ...plan(pushPull, 2), onRound: (done: number) => void log.push(`${done}`) };
  await measureRounds(
    fakes.map(({ participant }) => participant),
    steps,
  );
  assert.deepEqual(log.slice(-7), ["0", "a", "b", "1", "a", "b", "2"]);
});

test("a measurement has as many messages as fill the time, and one message is not in the time", async () => {
  const one = fake("a", steady);
  const [measured] = await measureRounds([one.participant], plan(pushPull, 1));
  const { count } = one.asked.at(-1) as { count: number };
  assert.ok(Math.abs(count - 10_000) <= 20, `${count}`);
  assert.equal(measured?.samples[0]?.perSecond, (count - 1) / (count * 1e-6));
});

test("what is done while warming up does not count", async () => {
  const one = fake("a", steady);
  const [measured] = await measureRounds([one.participant], { ...plan(pushPull, 2), warmUp: 0.1 });
  const lengths = one.asked.map(({ count }) => count as number);
  const worked = lengths.slice(0, -2).reduce((sum, count) => sum + Math.max(count * 1000, 10e6), 0);
  assert.ok(worked >= 0.1e9 && worked < 0.125e9, lengths.join(" "));
  assert.equal(measured?.samples.length, 2);
});

test("what a hundred subscribers receive is counted together, and they are told their topic", async () => {
  const one = fake("a", steady);
  const [measured] = await measureRounds([one.participant], plan(fan, 1));
  const { count, sockets, topic } = one.asked.at(-1) as { count: number; sockets: number; topic: string };
  assert.deepEqual([sockets, topic], [100, "news"]);
  assert.equal(measured?.samples[0]?.perSecond, (100 * count - 1) / (100 * count * 1e-6));
});

test("round trips are told with their percentiles", async () => {
  const latency = { p50: 1, p99: 2, p999: 3, max: 4 };
  const one = fake("a", ({ count }) => ({ ok: { count: count as number, ns: (count as number) * 1000, latency } }));
  const [measured] = await measureRounds([one.participant], plan(reqRep, 1));
  assert.deepEqual(measured?.samples[0]?.latency, latency);
  assert.ok(Math.abs((measured?.samples[0]?.perSecond ?? 0) - 1e6) < 1);
});

test("who does not know a measurement is not asked again, and the others are measured", async () => {
  const ignorant = fake("a", () => ({ unsupported: { what: "SUB" } }));
  const other = fake("b", steady);
  const [one, two] = await measureRounds([ignorant.participant, other.participant], plan(pushPull));
  assert.deepEqual([one?.unsupported, one?.samples, ignorant.asked.length], ["sink with PULL: SUB", [], 1]);
  assert.equal(two?.samples.length, 3);
});

test("who fails gets fresh processes and one more chance", async () => {
  const failing = fake("a", () => Promise.reject(new Error("it hung\nand so on")));
  const other = fake("b", steady);
  const [one, two] = await measureRounds([failing.participant, other.participant], plan(pushPull));
  assert.deepEqual([one?.failures, one?.samples, failing.restarts()], [["it hung", "it hung"], [], 2]);
  assert.equal(two?.samples.length, 3);
});

test("one failure costs one sample", async () => {
  let asked = 0;
  const shaky = fake("a", (parameters) => {
    asked++;
    return asked === 4 ? { fault: { message: "once" } } : steady(parameters);
  });
  const [measured] = await measureRounds([shaky.participant], plan(pushPull, 4));
  assert.deepEqual([measured?.samples.length, measured?.failures.length, shaky.restarts()], [3, 1, 1]);
});
