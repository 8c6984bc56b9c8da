import assert from "node:assert/strict";
import { test } from "node:test";
import { judgeGoals } from "./judge-goals.ts";
import { benchTables, gapLines, goalTable, overviewTable } from "./table.ts";
import { sampleRow } from "./test-rows.ts";

const latency = { p50: 50_000, p99: 1_250_000, p999: 2e9, max: 3e9 };

test("each workload and transport has a table, with ratios to the same size of both units", () => {
  const rows = [
    sampleRow("libzmq", 2e6, { cpuNs: 812, peakBytes: 3 * 1024 * 1024 }),
    sampleRow("zeromqjs", 250_000),
    sampleRow("libzmq", 10, { transport: "ipc", size: 1048576 }),
  ];
  assert.equal(
    benchTables(rows),
    `### PUSH/PULL, tcp

| size | contender | msg/s | spread | x libzmq | x zeromq.js | CPU | memory |
| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |
| 64 B | libzmq | 2.00 M | 10 % | 1.00 | 8.00 | 812 ns | 3.00 MiB |
| 64 B | zeromqjs | 250 k | 10 % | 0.13 | 1.00 | - | - |

### PUSH/PULL, ipc

| size | contender | msg/s | spread | x libzmq | x zeromq.js | CPU | memory |
| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |
| 1 MiB | libzmq | 10.0 | 10 % | 1.00 | - | - | - |`,
  );
});

test("round trips are told by their percentiles", () => {
  const table = benchTables([sampleRow("libzmq", 20_000, { pattern: "req-rep", latency })]);
  assert.match(table, /\| trips\/s \|.*\| p50 \| p99 \| p99\.9 \|/);
  assert.match(table, /\| 50\.0 us \| 1\.25 ms \| 2\.00 s \|/);
});

test("what could not be measured is a row of gaps, and a line that says why", () => {
  const rows = [
    sampleRow("one", undefined, { unsupported: "SUB" }),
    sampleRow("two", undefined, { failures: ["it hung", "it crashed"] }),
  ];
  assert.match(benchTables(rows), /\| 64 B \| one \| - \| - \| - \| - \| - \| - \|/);
  assert.deepEqual(gapLines(rows), [
    "PUSH/PULL, tcp, 64 B: one: unsupported: SUB",
    "PUSH/PULL, tcp, 64 B: two: 2 failed: it hung",
  ]);
});

test("the overview has sizes across, with ratios to libzmq", () => {
  const rows = [
    ...[sampleRow("libzmq", 2e6), sampleRow("ours", 3e6)],
    ...[sampleRow("libzmq", 1000, { size: 16 }), sampleRow("ours", undefined, { size: 16 })],
  ];
  assert.equal(
    overviewTable(rows),
    [
      "|  | 16 B | 64 B |",
      "| --- | ---: | ---: |",
      "| libzmq | 1.00 k | 2.00 M |",
      "| ours | - | 3.00 M (1.50) |",
    ].join("\n"),
  );
});

test("a goal is told with how often it was met and where it is worst", () => {
  const goal = {
    ...{ what: "sample", pattern: "push-pull", transports: ["tcp", "ipc"], from: 0, to: 1024 },
    ...{ contender: "ours", unit: "libzmq", of: "throughput" as const, ratio: 1.2 },
  };
  const verdicts = judgeGoals([goal], [sampleRow("libzmq", 100), sampleRow("ours", 110)]);
  assert.match(
    goalTable(verdicts),
    /\| sample, tcp and ipc \| at least 1\.2 x libzmq \| missed \| 0 of 1 \| 1\.10 \(tcp, 64 B\) \|$/,
  );
});
