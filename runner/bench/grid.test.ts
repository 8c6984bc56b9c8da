import assert from "node:assert/strict";
import { test } from "node:test";
import { gridRows } from "./grid.ts";
import { gridGaps, gridTable } from "./grid-table.ts";
import { sampleRow } from "./test-rows.ts";

const UNIT = "libzmq>libzmq";

function trip(pair: string, p50: number) {
  const latency = { p50, p99: 2 * p50, p999: 3 * p50, max: 4 * p50 };
  return sampleRow(pair, 1e9 / p50, { pattern: "req-rep", latency });
}

test("a ratio is to the unit of the same run", () => {
  const [, row] = gridRows([sampleRow(UNIT, 1000), sampleRow("a>b", 500)]);
  assert.deepEqual(row, {
    ...{ id: "push-pull/a>b/64", pattern: "push-pull", sender: "a", receiver: "b", size: 64 },
    ...{ perSecond: 500, spread: 0.1, ratio: 0.5 },
  });
});

test("round trips that take twice as long are half of the unit", () => {
  assert.deepEqual(
    gridRows([trip(UNIT, 100), trip("a>b", 200)]).map(({ ratio }) => ratio),
    [1, 0.5],
  );
});

test("the table has senders down, receivers across, and tells what failed from what was not measured", () => {
  const rows = gridRows([
    sampleRow(UNIT, 1000),
    sampleRow("libzmq>b", 500),
    sampleRow("b>libzmq", undefined, { failures: ["it hung"] }),
  ]);
  assert.equal(
    gridTable(rows),
    [
      "| PUSH/PULL, 64 B: from \\ to | libzmq | b |",
      "| --- | ---: | ---: |",
      "| libzmq | 1.00 ±10 % | 0.50 ±10 % |",
      "| b | failed | - |",
    ].join("\n"),
  );
  assert.deepEqual(gridGaps(rows), ["push-pull/b>libzmq/64: 1 failed: it hung"]);
});

test("round trips show how long they take", () => {
  assert.match(gridTable(gridRows([trip(UNIT, 50_000)])), /\| 1\.00 \(50\.0 us, p99 100 us\) \|$/);
});
