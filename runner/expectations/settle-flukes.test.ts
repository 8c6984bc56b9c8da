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
async function settled(
  executions: Execution[],
  { entries = [], retries = 0 }: { entries?: Entry[]; retries?: number } = {},
): Promise<{ result: Result; left: number }> {
  const expectations = { path: "e.yaml", entries, unstable: [race] };
  const left = [...executions];
  const next = (): Result => {
    const { verdict, ...change } = left.shift() as Execution;
    const result = sampleResult(ID, verdict, change);
    compare([result], { expectations, allCases: [result.case], strict: false });
    return result;
  };
  const [result] = await settleFlukes([next()], {
    expectations,
    retries,
    again: async (flukes) => flukes.map(next),
  });
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
  assert.deepEqual(result.fluke, { first: STALLED, executions: 3, unstable: "a race" });
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

const BURNT = { verdict: "CRASH", reason: "it burnt" } as const;

test("what nobody expects is executed again as often as is allowed", async () => {
  const { result, left } = await settled([BURNT, BURNT, PASSED], { retries: 2 });
  assert.deepEqual([result.discrepancy, result.fluke, left], [undefined, { first: BURNT, executions: 3 }, 0]);
  const { result: red, left: spared } = await settled([BURNT, BURNT, BURNT, PASSED], { retries: 2 });
  assert.deepEqual([red.verdict, red.fluke?.executions, spared], ["CRASH", 3, 1]);
});

test("a retry may come to what is known to be unstable, which is executed again", async () => {
  const { result, left } = await settled([BURNT, STALLED, STALLED, PASSED], { retries: 1 });
  assert.deepEqual(result.fluke, { first: BURNT, executions: 4, unstable: "a race" });
  assert.deepEqual([result.verdict, left], ["PASS", 0]);
});

test("more retries than an unstable case has are allowed", async () => {
  const { result } = await settled([...new Array<Execution>(9).fill(BURNT), PASSED], { retries: 9 });
  assert.deepEqual([result.verdict, result.fluke?.executions], ["PASS", 10]);
  const { result: unstable } = await settled([...new Array<Execution>(9).fill(STALLED), PASSED], { retries: 9 });
  assert.deepEqual([unstable.verdict, unstable.fluke?.executions], ["FAIL", 8]);
});

test("many unexpected results are no flukes, and a missed SHOULD is none that nobody expects", async () => {
  const expectations = { path: "e.yaml", entries: [], unstable: [] };
  const retried = async (results: Result[]): Promise<number> => {
    compare(results, { expectations, allCases: [], strict: false });
    let count = 0;
    const again = async (flukes: readonly Result[]): Promise<Result[]> => {
      count += flukes.length;
      return [];
    };
    assert.deepEqual(await settleFlukes(results, { expectations, retries: 1, again }), results);
    return count;
  };
  const failures = Array.from({ length: 11 }, (_, number) => sampleResult(`A-${number}/it-works[tcp]`, "FAIL"));
  assert.equal(await retried(failures), 0);
  assert.equal(await retried(failures.slice(1)), 10);
  assert.equal(await retried([sampleResult(ID, "NON-STRICT", { level: "should" })]), 0);
});

test("a known deviation is found behind a fluke", async () => {
  const known = { ...bug, reason: /burnt/ };
  const { result, left } = await settled([STALLED, { verdict: "FAIL", reason: "it burnt" }, PASSED], {
    entries: [known],
  });
  assert.deepEqual([result.outcome.reason, result.discrepancy, left], ["it burnt", undefined, 1]);
});

test("a pass that is a fluke is executed again, until the known deviation shows", async () => {
  const lucky: Entry = { ...race, verdict: "PASS", reason: /^$/ };
  const failed = sampleResult(ID, "FAIL", { reason: "it stalled" });
  const passed = sampleResult(ID, "PASS", { reason: "" });
  const expectations = { path: "e.yaml", entries: [bug], unstable: [lucky] };
  const comparison = { expectations, allCases: [passed.case], strict: false };
  compare([passed, failed], comparison);
  const [result] = await settleFlukes([passed], { expectations, retries: 0, again: async () => [failed] });
  assert.deepEqual([result?.verdict, result?.discrepancy], ["FAIL", undefined]);
});

test("a SHOULD that is missed by a fluke is executed again", async () => {
  const unstable = sampleResult(ID, "NON-STRICT", { reason: "it stalled", level: "should" });
  unstable.outcome = { ...unstable.outcome, verdict: "FAIL" };
  const expectations = { path: "e.yaml", entries: [], unstable: [race] };
  const passing = async (): Promise<Result[]> => [sampleResult(ID, "PASS")];
  const [result] = await settleFlukes([unstable], { expectations, retries: 0, again: passing });
  assert.equal(result?.verdict, "PASS");
});

test("what could not be executed again stays as it was", async () => {
  const first = sampleResult(ID, "FAIL", { reason: "it stalled" });
  const expectations = { path: "e.yaml", entries: [], unstable: [race] };
  compare([first], { expectations, allCases: [first.case], strict: false });
  const results = await settleFlukes([first], { expectations, retries: 0, again: async () => [] });
  assert.deepEqual(results, [first]);
});
