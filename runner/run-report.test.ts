import assert from "node:assert/strict";
import { test } from "node:test";
import type { Discrepancy } from "./result.ts";
import { closingLine, exitCodeOf, totals } from "./run-report.ts";
import { sampleReport, sampleResult } from "./test-samples.ts";

const differs: Discrepancy = { kind: "unexpected-verdict", what: "is FAIL", change: "it" };

test("a run in which everything is as expected ends with 0", () => {
  assert.equal(
    exitCodeOf(sampleReport([sampleResult("A-1/a[tcp]", "PASS"), sampleResult("A-1/b[tcp]", "UNSUPPORTED")])),
    0,
  );
});

test("a difference, in a result or in the expectation file, ends it with 1", () => {
  const result = { ...sampleResult("A-1/a[tcp]", "FAIL"), discrepancy: differs };
  assert.equal(exitCodeOf(sampleReport([result])), 1);
  assert.equal(exitCodeOf(sampleReport([sampleResult("A-1/a[tcp]", "PASS")], { entryTroubles: [differs] })), 1);
});

test("nothing that ran, or something that did not, ends it with 3", () => {
  assert.equal(exitCodeOf(sampleReport([])), 3);
  const results = [sampleResult("A-1/a[tcp]", "PASS"), sampleResult("A-1/b[tcp]", "NOT-RUN")];
  assert.equal(exitCodeOf(sampleReport(results)), 3);
  assert.equal(closingLine(sampleReport(results)), "1 passed, 1 failed");
});

test("a hazard that is foreseen does not make a run incomplete", () => {
  const hazard = sampleResult("A-1/b[tcp]", "NOT-RUN");
  hazard.entry = {
    line: 1,
    case: "A-1/b[tcp]",
    pattern: /./,
    reason: /./,
    verdict: "NOT-RUN",
    class: "bug",
    hazard: true,
  };
  assert.equal(exitCodeOf(sampleReport([sampleResult("A-1/a[tcp]", "PASS"), hazard])), 0);
});

test("an interrupted run ends with 130", () => {
  assert.equal(exitCodeOf(sampleReport([sampleResult("A-1/a[tcp]", "PASS")], { interrupted: true })), 130);
});

test("the totals tell planned from executed", () => {
  const { planned, executed, counts } = totals(
    sampleReport([sampleResult("A-1/a[tcp]", "PASS"), sampleResult("A-1/b[tcp]", "NOT-RUN")]),
  );
  assert.deepEqual([planned, executed, counts.PASS, counts["NOT-RUN"], counts.FAIL], [2, 1, 1, 1, 0]);
});

test("the closing line counts what passed and what is not as expected", () => {
  const results = [
    sampleResult("A-1/a[tcp]", "PASS"),
    sampleResult("A-1/b[tcp]", "NON-STRICT"),
    sampleResult("A-1/c[tcp]", "UNSUPPORTED"),
    { ...sampleResult("A-1/d[tcp]", "FAIL"), discrepancy: differs },
    { ...sampleResult("A-1/e[tcp]", "PASS"), discrepancy: differs },
  ];
  assert.equal(closingLine(sampleReport(results)), "2 passed, 2 failed");
});
