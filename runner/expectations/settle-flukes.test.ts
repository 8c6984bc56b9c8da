import assert from "node:assert/strict";
import { test } from "node:test";
import type { Verdict } from "../../steps/verdict.ts";
import type { Result } from "../result.ts";
import { sampleResult } from "../test-samples.ts";
import { caseGlob } from "./case-glob.ts";
import { compare } from "./compare.ts";
import type { Entry } from "./expectation-file.ts";
import { settleFlukes } from "./settle-flukes.ts";

const ID = "A-1/it-works[tcp]";
const bug = {
  line: 4,
  case: "A-1/*",
  pattern: caseGlob("A-1/*"),
  reason: /stalled/,
  verdict: "FAIL",
  class: "bug",
} as const;
const race: Entry = { ...bug, unstable: "a race" };

interface Execution {
  verdict: Verdict;
  reason?: string;
}

/** What the executions of one case come to, one after the other, until it is settled. */
async function settled(executions: Execution[], entries: Entry[] = []): Promise<{ result: Result; left: number }> {
  const expectations = { path: "e.yaml", entries, unstable: [race] };
  const left = [...executions];
  const next = (): Result => {
    const { verdict, ...change } = left.shift() as Execution;
    const result = sampleResult(ID, verdict, change);
    compare([result], { expectations, allCases: [result.case], strict: false });
    return result;
  };
  const [result] = await settleFlukes([next()], { expectations, again: async (flukes) => flukes.map(next) });
  return { result: result as Result, left: left.length };
}

const STALLED = { verdict: "FAIL", reason: "it stalled" } as const;
const PASSED = { verdict: "PASS" } as const;

test("what passes is not executed again", async () => {
  const { result, left } = await settled([PASSED, PASSED]);
  assert.deepEqual([result.verdict, result.fluke, left], ["PASS", undefined, 1]);
});

test("a fluke is executed again, and the result says how often", async () => {
  const { result, left } = await settled([STALLED, STALLED, PASSED, PASSED]);
  assert.deepEqual([result.verdict, result.discrepancy, left], ["PASS", undefined, 1]);
  assert.deepEqual(result.fluke, { entry: race, executions: 3 });
});

test("what stalls eight times is red", async () => {
  const { result, left } = await settled([...new Array<Execution>(8).fill(STALLED), PASSED]);
  assert.deepEqual([result.verdict, result.discrepancy?.kind, left], ["FAIL", "unexpected-verdict", 1]);
});

test("another reason or verdict than the entry's is red at once", async () => {
  for (const other of [
    { verdict: "FAIL", reason: "it burnt" },
    { verdict: "CRASH", reason: "it stalled" },
  ] as const) {
    const { result, left } = await settled([other, PASSED]);
    assert.deepEqual([result.verdict, left], [other.verdict, 1]);
  }
});

test("another deviation that is found the second time is red", async () => {
  const { result } = await settled([STALLED, { verdict: "FAIL", reason: "it burnt" }, PASSED]);
  assert.deepEqual([result.outcome.reason, result.discrepancy?.kind], ["it burnt", "unexpected-verdict"]);
});

test("a known deviation is found behind a fluke", async () => {
  const known = { ...bug, reason: /burnt/ };
  const { result, left } = await settled([STALLED, { verdict: "FAIL", reason: "it burnt" }, PASSED], [known]);
  assert.deepEqual([result.outcome.reason, result.discrepancy, left], ["it burnt", undefined, 1]);
});

test("a pass that is a fluke is executed again, until the known deviation shows", async () => {
  const lucky: Entry = { ...race, verdict: "PASS", reason: /^$/ };
  const failed = sampleResult(ID, "FAIL", { reason: "it stalled" });
  const passed = sampleResult(ID, "PASS", { reason: "" });
  const expectations = { path: "e.yaml", entries: [bug], unstable: [lucky] };
  const comparison = { expectations, allCases: [passed.case], strict: false };
  compare([passed, failed], comparison);
  const [result] = await settleFlukes([passed], { expectations, again: async () => [failed] });
  assert.deepEqual([result?.verdict, result?.discrepancy], ["FAIL", undefined]);
});

test("a SHOULD that is missed by a fluke is executed again", async () => {
  const unstable = sampleResult(ID, "NON-STRICT", { reason: "it stalled", level: "should" });
  unstable.outcome = { ...unstable.outcome, verdict: "FAIL" };
  const expectations = { path: "e.yaml", entries: [], unstable: [race] };
  const passing = async (): Promise<Result[]> => [sampleResult(ID, "PASS")];
  const [result] = await settleFlukes([unstable], { expectations, again: passing });
  assert.equal(result?.verdict, "PASS");
});

test("what could not be executed again stays as it was", async () => {
  const first = sampleResult(ID, "FAIL", { reason: "it stalled" });
  const expectations = { path: "e.yaml", entries: [], unstable: [race] };
  compare([first], { expectations, allCases: [first.case], strict: false });
  const results = await settleFlukes([first], { expectations, again: async () => [] });
  assert.deepEqual(results, [first]);
});
