import assert from "node:assert/strict";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { HarnessError } from "../harness-error.ts";
import { fixtureCatalogue } from "../test-samples.ts";
import { type Expectations, readExpectations } from "./expectation-file.ts";

function read(text: string): Expectations {
  const path = join(mkdtempSync(join(tmpdir(), "zmqspec-expectations-")), "e.yaml");
  writeFileSync(path, text);
  return readExpectations(path, fixtureCatalogue());
}

function refused(entries: string): string {
  try {
    read(`implementation: sample\nexpectations:\n${entries}`);
  } catch (error) {
    assert.ok(error instanceof HarnessError);
    return error.message;
  }
  return assert.fail("it was taken");
}

const GOOD = '  - {case: "A-1/*", reason: "kept open", verdict: FAIL, class: bug}\n';

test("entries are read with their lines", () => {
  const { entries } = read(`implementation: sample\nexpectations:\n\n${GOOD}${GOOD}`);
  assert.deepEqual(
    entries.map(({ line, verdict, class: kind, reason }) => [line, verdict, kind, reason.source]),
    [
      [4, "FAIL", "bug", "kept open"],
      [5, "FAIL", "bug", "kept open"],
    ],
  );
});

test("what is unstable is kept apart", () => {
  const { entries, unstable } = read(
    `implementation: sample\nexpectations:\n${GOOD}${GOOD.replace("class: bug", "class: bug, unstable: a race")}`,
  );
  assert.deepEqual([entries.map(({ line }) => line), unstable.map(({ line }) => line)], [[3], [4]]);
});

test("each mistake is told with file and line", () => {
  const wrong: [string, RegExp][] = [
    ['  - {case: "A-1/*", reason: "x", verdict: FAIL}\n', /e\.yaml:4: field "class" is missing/],
    [
      '  - {case: "A-1/*", reason: "x", verdict: FAILS, class: bug}\n',
      /e\.yaml:4: verdict must be one of NON-STRICT, FAIL/,
    ],
    ['  - {case: "A-1/*", reason: "x", verdict: FAIL, class: bugs}\n', /e\.yaml:4: class must be one of bug/],
    ['  - {case: "A-1/*", reason: "x", verdict: FAIL, class: bug, why: no}\n', /e\.yaml:4: unknown field "why"/],
    ['  - {case: "A-1/*", reason: "x(", verdict: FAIL, class: bug}\n', /e\.yaml:4: reason: .*Unterminated group/],
    ['  - {case: "A-1/*", reason: "x", verdict: FAIL, class: bug, divergence: C99}\n', /e\.yaml:4: divergence C99/],
    ['  - {case: "A-1/*", reason: "x", verdict: FAIL, class: bug, hazard: true}\n', /e\.yaml:4: verdict must be/],
    ['  - {case: "A-1/*", reason: "x", verdict: NOT-RUN, class: bug}\n', /e\.yaml:4: /],
    ['  - {case: "A-1/*", reason: "^$", verdict: PASS, class: bug}\n', /e\.yaml:4: /],
    ['  - {case: "A-1/*", reason: "x"\n', /e\.yaml:\d: /],
  ];
  for (const [line, message] of wrong) assert.match(refused(GOOD + line), message);
});

test("a file that is not there is told", () => {
  assert.throws(() => readExpectations("/nowhere/e.yaml", fixtureCatalogue()), /cannot read \/nowhere\/e.yaml/);
});
