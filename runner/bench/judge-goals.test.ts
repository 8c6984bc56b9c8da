import assert from "node:assert/strict";
import { test } from "node:test";
import { contenders } from "./contender.ts";
import { type Goal, goals } from "./goals.ts";
import { judgeGoals } from "./judge-goals.ts";
import { sampleRow } from "./test-rows.ts";
import { findWorkloads } from "./workload.ts";

const goal: Goal = {
  ...{ what: "sample", pattern: "push-pull", transports: ["tcp", "ipc"], from: 64, to: 1024 },
  ...{ contender: "ours", unit: "theirs", of: "throughput", ratio: 1.2 },
};
const roundTrip: Goal = { ...goal, pattern: "req-rep", of: "p50", ratio: 0.5 };

function trip(contender: string, p50: number) {
  return sampleRow(contender, 1e9 / p50, { pattern: "req-rep", latency: { p50, p99: p50, p999: p50, max: p50 } });
}

test("a goal is met when every setting reaches it", () => {
  const rows = [sampleRow("theirs", 10), sampleRow("ours", 12)];
  const [verdict] = judgeGoals([goal], rows);
  assert.equal(verdict?.verdict, "met");
  assert.deepEqual(verdict?.measurements, [{ transport: "tcp", size: 64, ratio: 1.2, met: true }]);
});

test("a goal is missed by one setting, which is told first", () => {
  const far = { transport: "ipc", size: 1024 };
  const rows = [
    ...[sampleRow("theirs", 10), sampleRow("ours", 20)],
    ...[sampleRow("theirs", 10, far), sampleRow("ours", 11, far)],
  ];
  const [verdict] = judgeGoals([goal], rows);
  assert.equal(verdict?.verdict, "missed");
  assert.deepEqual(
    verdict?.measurements.map(({ ratio, met }) => [ratio, met]),
    [
      [1.1, false],
      [2, true],
    ],
  );
});

test("a round trip has to be at most so long", () => {
  const [met] = judgeGoals([roundTrip], [trip("theirs", 100), trip("ours", 50)]);
  const [missed] = judgeGoals([roundTrip], [trip("theirs", 100), trip("ours", 51)]);
  assert.deepEqual([met?.bound, met?.verdict, missed?.verdict], ["at most", "met", "missed"]);
});

test("settings of other sizes, transports and patterns say nothing of a goal", () => {
  const others = [{ size: 16 }, { size: 2048 }, { transport: "inproc" }, { pattern: "pub-sub" }];
  const rows = others.flatMap((other) => [sampleRow("theirs", 10, other), sampleRow("ours", 1, other)]);
  assert.equal(judgeGoals([goal], rows)[0]?.verdict, "not measured");
});

test("a goal without its unit, or without samples, is not measured", () => {
  assert.equal(judgeGoals([goal], [sampleRow("ours", 12)])[0]?.verdict, "not measured");
  assert.equal(judgeGoals([goal], [sampleRow("ours", undefined), sampleRow("theirs", 1)])[0]?.verdict, "not measured");
});

test("the goals name contenders and patterns that exist", () => {
  const ids = contenders.map(({ id }) => id);
  for (const { contender, unit, pattern } of goals) {
    assert.ok(ids.includes(contender) && ids.includes(unit), `${contender}, ${unit}`);
    assert.equal(findWorkloads([pattern]).length, 1);
  }
});
