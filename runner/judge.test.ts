import assert from "node:assert/strict";
import { test } from "node:test";
import type { Outcome } from "./execute/outcome.ts";
import { judge, resultOf } from "./judge.ts";
import { sampleCase } from "./test-samples.ts";

const outcome = (verdict: Outcome["verdict"]): Outcome => ({ verdict, durationMs: 1, reason: verdict });

test("only a MUST or documented behaviour is failed, and a SHOULD when strict", () => {
  const levels = ["must", "documented", "should", "may"] as const;
  assert.deepEqual(
    levels.map((level) => judge("FAIL", level, false)),
    ["FAIL", "FAIL", "NON-STRICT", "NON-STRICT"],
  );
  assert.deepEqual(
    levels.map((level) => judge("FAIL", level, true)),
    ["FAIL", "FAIL", "FAIL", "NON-STRICT"],
  );
});

test("a crash stays one at every level", () => {
  assert.equal(judge("CRASH", "may", false), "CRASH");
});

test("a case without an outcome was not run, and says why", () => {
  const { verdict, outcome: none } = resultOf(sampleCase("A-1/a[tcp]"), [], { strict: false, whyNot: "interrupted" });
  assert.deepEqual([verdict, none.reason], ["NOT-RUN", "interrupted"]);
});

test("of several executions the worst counts, and the difference is told", () => {
  const outcomes = [outcome("PASS"), outcome("FAIL"), outcome("PASS")];
  const result = resultOf(sampleCase("A-1/a[tcp]"), outcomes, { strict: false, whyNot: "" });
  assert.equal(result.verdict, "FAIL");
  assert.equal(result.outcome.reason, "FAIL");
  assert.deepEqual(result.flaky, { PASS: 2, FAIL: 1 });
});

test("executions that agree are not flaky", () => {
  const result = resultOf(sampleCase("A-1/a[tcp]"), [outcome("PASS"), outcome("PASS")], { strict: false, whyNot: "" });
  assert.equal(result.flaky, undefined);
});
