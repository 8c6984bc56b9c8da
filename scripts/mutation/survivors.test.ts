import assert from "node:assert/strict";
import { test } from "node:test";
import type { MutantResult } from "@stryker-mutator/api/core";
import { figuresOf, reportOf, score, tableOf } from "./report.ts";
import { argue, survivorOf } from "./survivors.ts";

const source = "function f() {\n  return a > 1;\n}\n";

/** A mutant from line and column to line and column. */
function mutant(status: MutantResult["status"], place: readonly number[], replacement: string): MutantResult {
  const [line, column, endLine, endColumn] = place;
  const location = { start: { line, column }, end: { line: endLine, column: endColumn } };
  return { id: "1", fileName: "f.ts", mutatorName: "", status, replacement, location } as MutantResult;
}

const comparison = mutant("Survived", [2, 10, 2, 15], "a >= 1");
const body = mutant("NoCoverage", [1, 14, 3, 2], "{}");

test("a survivor is named by its line, what was there and what came instead", () => {
  assert.deepEqual(survivorOf(comparison, "f.ts", source), {
    file: "f.ts",
    lineNumber: 2,
    line: "return a > 1;",
    mutant: "a > 1 → a >= 1",
    covered: true,
  });
  const { line, mutant: name, covered } = survivorOf(body, "f.ts", source);
  assert.deepEqual([line, name, covered], ["function f() {", "{ return a > 1; } → {}", false]);
});

test("a survivor is argued by file, line and mutant, and an argument without a survivor is stale", () => {
  const survivors = [comparison, body].map((one) => survivorOf(one, "f.ts", source));
  const known = { file: "f.ts", line: "return a > 1;", mutants: ["a > 1 → a >= 1", "a > 1 → true"], why: "So." };
  const { argued, open, stale } = argue(survivors, [], [known]);
  assert.deepEqual(argued, [{ ...survivors[0], why: "So." }]);
  assert.deepEqual(open, [survivors[1]]);
  assert.deepEqual(stale, ["f.ts: return a > 1;: a > 1 → true"]);
  const late = survivorOf({ ...comparison, replacement: "true" }, "f.ts", source);
  assert.deepEqual(argue(survivors, [late], [known]).stale, []);
  for (const other of [{ file: "g.ts" }, { line: "return a > 2;" }]) {
    assert.equal(argue(survivors, [], [{ ...known, ...other }]).argued.length, 0);
  }
});

test("the score is what was killed or ran for ever, of all but what is ignored", () => {
  const ends = ["Killed", "Killed", "Timeout", "Survived", "NoCoverage", "Ignored", "RuntimeError"] as const;
  const figures = figuresOf(
    "f",
    ends.map((status) => mutant(status, [1, 1, 1, 2], "")),
  );
  assert.deepEqual(figures, { folder: "f", killed: 3, timedOut: 1, survived: 1, notCovered: 1 });
  assert.equal(score(figures).toFixed(1), "66.7");
  const rows = tableOf([figures, figures]).split("\n");
  assert.equal(rows[2], "| f | 6 | 3 | 1 | 1 | 1 | 66.7 % |");
  assert.equal(rows.at(-1), "| all | 12 | 6 | 2 | 2 | 2 | 66.7 % |");
});

test("the report lists who may live behind who may not", () => {
  const [one, two] = [comparison, body].map((each) => survivorOf(each, "f.ts", source));
  assert.ok(one !== undefined && two !== undefined);
  const report = reportOf([], { argued: [{ ...one, why: "So." }], open: [two], stale: [] });
  const [open, argued] = report.split("## Survivors that may live");
  assert.match(
    open as string,
    /### f\.ts\n\n- 1: `function f\(\) \{`\n {2}- `\{ return a > 1; \} → \{\}` \(not reached\)/,
  );
  assert.match(argued as string, /### f\.ts\n\n- 2: `return a > 1;`\. So\.\n {2}- `a > 1 → a >= 1`/);
});
