import assert from "node:assert/strict";
import { test } from "node:test";
import type { Baseline } from "../bench/baseline.ts";
import { compareBaselines } from "./compare-baselines.ts";

function baseline(ratios: Record<string, number>): Baseline {
  const rows = Object.entries(ratios).map(([id, ratio]) => ({ id, ratio, spread: 0 }));
  const facts = { measuredAt: "2026-01-02T03:04:05.678Z", machine: {}, versions: {}, unit: "a>a" };
  return { format: "zmqspec-throughput-baseline", version: 1, ...facts, rows };
}

function kinds(older: Record<string, number>, newer: Record<string, number>): string[] {
  return compareBaselines(baseline(older), baseline(newer), 0.4).map(({ id, kind }) => `${id} ${kind}`);
}

test("ratios that differ by no more than they may are the same", () => {
  assert.deepEqual(kinds({ a: 1, b: 1 }, { a: 0.61, b: 1.6 }), []);
});

test("a ratio that lost more is broken, one that gained as much is fixed", () => {
  assert.deepEqual(kinds({ a: 1, b: 0.5 }, { a: 0.59, b: 1 }), ["a broken", "b fixed"]);
});

test("what only one of them knows is added or removed, in the order of ids", () => {
  assert.deepEqual(kinds({ b: 1 }, { a: 1 }), ["a added", "b removed"]);
});
