import assert from "node:assert/strict";
import { test } from "node:test";
import type { Case } from "../plan/case.ts";
import type { Discrepancy, Result } from "../result.ts";
import { sampleCase, sampleResult } from "../test-samples.ts";
import { caseGlob } from "./case-glob.ts";
import { compare } from "./compare.ts";
import type { Entry } from "./expectation-file.ts";

function entry(pattern: string, change: Partial<Entry> = {}): Entry {
  return {
    line: 4,
    case: pattern,
    pattern: caseGlob(pattern),
    reason: /came/,
    verdict: "FAIL",
    class: "bug",
    ...change,
  };
}

interface Setting {
  entries?: Entry[];
  allCases?: Case[];
  strict?: boolean;
}

function compared(
  results: Result[],
  { entries = [], allCases, strict = false }: Setting = {},
): (Discrepancy | undefined)[] {
  const expectations = {
    path: "interop/sample/expectations.yaml",
    entries: entries.filter(({ unstable }) => unstable === undefined),
    unstable: entries.filter(({ unstable }) => unstable !== undefined),
  };
  const cases = allCases ?? results.map((result) => result.case);
  const troubles = compare(results, { expectations, allCases: cases, strict });
  return [...results.map(({ discrepancy }) => discrepancy), ...troubles];
}

const kinds = (...args: Parameters<typeof compared>): (string | undefined)[] =>
  compared(...args).map((discrepancy) => discrepancy?.kind);

const ID = "A-1/one[tcp]";

test("without an entry, passing and lacking what was said to be lacking is as expected", () => {
  const results = [sampleResult(ID, "PASS"), sampleResult("A-1/two[tcp]", "UNSUPPORTED")];
  assert.deepEqual(kinds(results), [undefined, undefined]);
});

test("anything else without an entry is unexpected, and the entry to add is told", () => {
  for (const verdict of ["FAIL", "CRASH", "TIMEOUT", "ERROR"] as const) {
    const [discrepancy] = compared([sampleResult(ID, verdict)]);
    assert.equal(discrepancy?.kind, "unexpected-verdict");
    assert.match(discrepancy.change, /interop\/sample\/expectations.yaml.*\n- \{case: "A-1\/one\[tcp\]"/);
  }
});

test("what was not run differs from nothing, with or without an entry", () => {
  assert.deepEqual(kinds([sampleResult(ID, "NOT-RUN")]), [undefined]);
  assert.deepEqual(kinds([sampleResult(ID, "NOT-RUN")], { entries: [entry(ID)] }), [undefined]);
});

test("an entry that holds makes its case expected", () => {
  assert.deepEqual(kinds([sampleResult(ID, "FAIL")], { entries: [entry(ID)] }), [undefined]);
});

test("a pass that has an entry is red, with the line to delete", () => {
  const [discrepancy] = compared([sampleResult(ID, "PASS")], { entries: [entry(ID)] });
  assert.equal(discrepancy?.kind, "unexpected-pass");
  assert.match(discrepancy.change, /^interop\/sample\/expectations.yaml:4: delete/);
});

test("another verdict than the entry's is red", () => {
  const [discrepancy] = compared([sampleResult(ID, "CRASH")], { entries: [entry(ID)] });
  assert.equal(discrepancy?.kind, "changed-verdict");
  assert.match(discrepancy.change, /expectations.yaml:4: verdict: CRASH/);
});

test("another reason than the entry's is red", () => {
  const [discrepancy] = compared([sampleResult(ID, "FAIL", { reason: "it burnt (down)" })], { entries: [entry(ID)] });
  assert.equal(discrepancy?.kind, "changed-reason");
  assert.match(discrepancy.change, /expectations.yaml:4: reason: "it burnt \\\\\(down\\\\\)"/);
});

test("an entry that matches no case is red, but not one whose case was not selected", () => {
  const results = [sampleResult(ID, "PASS")];
  assert.deepEqual(kinds(results, { entries: [entry("A-1/gone*")] }), [undefined, "matches-nothing"]);
  const allCases = [sampleCase(ID), sampleCase("A-1/gone-fishing[tcp]")];
  assert.deepEqual(kinds(results, { entries: [entry("A-1/gone*")], allCases }), [undefined]);
});

test("a glob that matches more than twenty cases is red", () => {
  const results = Array.from({ length: 21 }, (_, index) => sampleResult(`A-1/${index}[tcp]`, "FAIL"));
  assert.equal(kinds(results, { entries: [entry("A-1/*")] }).at(-1), "matches-too-much");
  assert.deepEqual(kinds(results.slice(1), { entries: [entry("A-1/*")] }).filter(Boolean), []);
});

test("an unstable entry excuses nothing, may match any number of cases, and speaks of cases beside another entry", () => {
  const unstable = entry("A-1/*", { unstable: "a race" });
  const results = Array.from({ length: 21 }, (_, index) => sampleResult(`A-1/${index}[tcp]`, "PASS"));
  assert.deepEqual(kinds(results, { entries: [unstable] }).filter(Boolean), []);
  assert.deepEqual(kinds([sampleResult(ID, "FAIL")], { entries: [unstable] }), ["unexpected-verdict"]);
  assert.deepEqual(kinds([sampleResult(ID, "FAIL")], { entries: [unstable, entry(ID)] }), [undefined]);
  assert.deepEqual(kinds([sampleResult(ID, "PASS")], { entries: [entry("B-1/*", { unstable: "a race" })] }), [
    undefined,
    "matches-nothing",
  ]);
});

test("two entries for one case are red", () => {
  assert.deepEqual(kinds([sampleResult(ID, "FAIL")], { entries: [entry(ID), entry("A-1/*")] }), ["two-entries"]);
});

test("a missed SHOULD needs no entry unless strict", () => {
  const missed = (): Result[] => [sampleResult(ID, "NON-STRICT", { level: "should" })];
  assert.deepEqual(kinds(missed()), [undefined]);
  assert.deepEqual(kinds([sampleResult(ID, "FAIL", { level: "should" })], { strict: true }), ["unexpected-verdict"]);
});

test("an entry for a missed SHOULD holds with and without strict, and is red once it is met", () => {
  const entries = [entry(ID, { verdict: "NON-STRICT" })];
  assert.deepEqual(kinds([sampleResult(ID, "NON-STRICT", { level: "should" })], { entries }), [undefined]);
  assert.deepEqual(kinds([sampleResult(ID, "FAIL", { level: "should" })], { entries, strict: true }), [undefined]);
  assert.deepEqual(kinds([sampleResult(ID, "PASS", { level: "should" })], { entries }), ["unexpected-pass"]);
  assert.deepEqual(kinds([sampleResult(ID, "FAIL", { level: "must" })], { entries, strict: true }), [
    "changed-verdict",
  ]);
});

test("a MAY that is not taken up is never red", () => {
  const results = [sampleResult(ID, "NON-STRICT", { level: "may" })];
  assert.deepEqual(kinds(results, { strict: true }), [undefined]);
});

test("a flaky case is red even when its worst verdict would not be", () => {
  const result = sampleResult(ID, "UNSUPPORTED");
  result.flaky = { PASS: 1, UNSUPPORTED: 1 };
  const [discrepancy] = compared([result]);
  assert.equal(discrepancy?.kind, "unexpected-verdict");
  assert.match(discrepancy.what, /1 PASS, 1 UNSUPPORTED/);
});

test("a hazard that was not run is as expected", () => {
  const entries = [entry(ID, { verdict: "NOT-RUN", hazard: true })];
  assert.deepEqual(kinds([sampleResult(ID, "NOT-RUN", { reason: "hazard: it came down" })], { entries }), [undefined]);
});

test("brackets and dots in a pattern stand for themselves", () => {
  assert.equal(caseGlob("A-1/3.1*[tcp]").test("A-1/3.1-x[tcp]"), true);
  assert.equal(caseGlob("A-1/3.1*[tcp]").test("A-1/3x1-x[tcp]"), false);
  assert.equal(caseGlob("A-1/*[tcp]").test("A-1/x[ipc]"), false);
});
