import assert from "node:assert/strict";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { isBaseline, readBaseline, shortfalls, writeBaseline } from "./baseline.ts";
import type { GridRow } from "./grid.ts";

const path = join(mkdtempSync(join(tmpdir(), "zmqspec-baseline-")), "throughput.json");
const facts = { measuredAt: "2026-01-02T03:04:05.678Z", machine: {}, versions: {}, unit: "a>a" };

function row(pair: string, ratio?: number): GridRow {
  const [sender = "", receiver = ""] = pair.split(">");
  const facts = { id: `push-pull/${pair}/64`, pattern: "push-pull", sender, receiver, size: 64 };
  return ratio === undefined ? { ...facts, failures: ["it hung"] } : { ...facts, spread: 0.1, ratio };
}

writeBaseline(path, { ...facts, rows: [row("a>a", 1), row("b>a", 0.5), row("c>a")] });

test("a baseline keeps the ratios alone, of those that came to something", () => {
  assert.ok(isBaseline(path));
  assert.deepEqual(readBaseline(path).rows, [
    { id: "push-pull/a>a/64", ratio: 1, spread: 0.1 },
    { id: "push-pull/b>a/64", ratio: 0.5, spread: 0.1 },
  ]);
});

test("a ratio falls short when it has lost more than it may", () => {
  assert.deepEqual(shortfalls(readBaseline(path), [row("a>a", 0.61), row("b>a", 0.29)], 0.4), [
    { id: "push-pull/b>a/64", before: 0.5, now: 0.29 },
  ]);
});

test("a pair that was measured and came to nothing falls short", () => {
  assert.deepEqual(shortfalls(readBaseline(path), [row("b>a")], 0.4), [
    { id: "push-pull/b>a/64", before: 0.5, now: undefined },
  ]);
});

test("a pair that the baseline does not know, or that was not measured, is not compared", () => {
  assert.deepEqual(shortfalls(readBaseline(path), [row("d>a", 0.01)], 0.4), []);
});

test("what plain sockets manage is no matter of the baseline", () => {
  const ceiling = [row("raw-tcp>raw-tcp", 3)];
  const other = join(path, "..", "ceiling.json");
  writeBaseline(other, { ...facts, rows: ceiling });
  assert.deepEqual(shortfalls(readBaseline(other), [row("raw-tcp>raw-tcp", 0.1)], 0.4), []);
});

test("a baseline that is not there is told with the command that writes it", () => {
  assert.throws(() => readBaseline("/nowhere.json"), /there is no \/nowhere\.json/);
});

test("something else is no baseline", () => {
  const other = join(path, "..", "other.json");
  writeFileSync(other, `{"rows": []}`);
  assert.ok(!isBaseline(other));
  assert.throws(() => readBaseline(other), /no baseline of this version/);
});
