import assert from "node:assert/strict";
import { test } from "node:test";
import type { Verdict } from "../../steps/verdict.ts";
import type { SavedRun } from "../report/saved-run.ts";
import { compareRuns } from "./compare-runs.ts";

function run(verdicts: Record<string, Verdict>): SavedRun {
  const results = Object.entries(verdicts).map(([id, verdict]) => [id, { id, verdict }] as const);
  return {
    path: "results.ndjson",
    title: "sample 1.2.3",
    implementation: "sample",
    startedAt: "2026-01-02T03:04:05.678Z",
    results: new Map(results),
    isWhole: true,
  };
}

function kinds(older: Record<string, Verdict>, newer: Record<string, Verdict>): string[] {
  return compareRuns(run(older), run(newer)).map(({ id, kind }) => `${id} ${kind}`);
}

test("what is the same in both is not told", () => {
  assert.deepEqual(kinds({ a: "PASS", b: "FAIL" }, { a: "PASS", b: "FAIL" }), []);
});

test("what passed and does not is broken, even when it is only unsupported now", () => {
  assert.deepEqual(kinds({ a: "PASS", b: "PASS" }, { a: "TIMEOUT", b: "UNSUPPORTED" }), ["a broken", "b broken"]);
});

test("what did not pass and does is fixed", () => {
  assert.deepEqual(kinds({ a: "CRASH", b: "UNSUPPORTED" }, { a: "PASS", b: "PASS" }), ["a fixed", "b fixed"]);
});

test("from one failure to another it has changed", () => {
  assert.deepEqual(kinds({ a: "FAIL" }, { a: "CRASH" }), ["a changed"]);
});

test("what only one of them knows is added or removed, in the order of ids", () => {
  assert.deepEqual(kinds({ b: "PASS" }, { a: "FAIL" }), ["a added", "b removed"]);
});
