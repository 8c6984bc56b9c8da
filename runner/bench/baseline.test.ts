import assert from "node:assert/strict";
import { test } from "node:test";
import { type Baseline, readBaseline, shortfalls } from "./baseline.ts";
import { type GridRow, gridTable } from "./grid.ts";

function row(id: string, ratio: number): GridRow {
  const [pair = "", size] = id.split("/");
  const [sender = "", receiver = ""] = pair.split(">");
  return { id, sender, receiver, size: Number(size), perSecond: 1000, spread: 0.1, ratio };
}

const baseline: Baseline = { machine: {}, versions: {}, rows: [row("a>b/64", 1), row("b>a/64", 0.5)] };

test("a ratio falls short when it has lost more than it may", () => {
  assert.deepEqual(shortfalls(baseline, [row("a>b/64", 0.61), row("b>a/64", 0.29)]), [
    { id: "b>a/64", before: 0.5, now: 0.29 },
  ]);
});

test("a pair that the baseline does not know, or that was not measured, is not compared", () => {
  assert.deepEqual(shortfalls(baseline, [row("c>a/64", 0.01)]), []);
});

test("a baseline that is not there is told with the command that writes it", () => {
  assert.throws(() => readBaseline("/nowhere.json"), /there is no \/nowhere\.json/);
});

test("the table has senders down, receivers across, and a gap for what was not measured", () => {
  assert.equal(
    gridTable([row("a>a/64", 1), row("a>b/64", 0.5), row("b>a/64", 2)], 64),
    ["| 64 B: from \\ to | a | b |", "| --- | ---: | ---: |", "| a | 1.00 | 0.50 |", "| b | 2.00 | - |"].join("\n"),
  );
});
