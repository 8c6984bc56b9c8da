import assert from "node:assert/strict";
import { test } from "node:test";
import { fixtureCatalogue, sampleCase } from "../test-samples.ts";
import { byArea, type Coverage, countStates, coverageOf, stateOf } from "./coverage.ts";
import { coverageMarkdown } from "./coverage-markdown.ts";

const coverage = (): Coverage[] =>
  coverageOf(fixtureCatalogue(), [
    sampleCase("DEMO-MUST-01/a[tcp]", { requirements: ["DEMO-MUST-01", "DEMO-MAY-01"] }),
    sampleCase("DEMO-MUST-01/a[ipc]", { requirements: ["DEMO-MUST-01", "DEMO-MAY-01"] }),
    sampleCase("DEMO-MUST-01/b[tcp]", { line: 9, channel: "wire" }),
  ]);

test("a requirement is covered by every case that names it, open without one, or not testable", () => {
  const states = Object.fromEntries(coverage().map((entry) => [entry.requirement.id, stateOf(entry)]));
  assert.deepEqual(states, {
    "DEMO-MUST-01": "covered",
    "DEMO-MUST-02": "open",
    "DEMO-SHOULD-01": "open",
    "DEMO-MAY-01": "covered",
    "DEMO-NONE-01": "untestable",
    "DEMO-OPEN-01": "open",
  });
  assert.deepEqual(countStates(coverage()), { covered: 2, open: 3, untestable: 1, api: 2, wire: 1 });
});

test("areas are sorted and complete", () => {
  assert.deepEqual(
    byArea(coverage()).map(([area, members]) => [area, members.length]),
    [
      ["demo", 2],
      ["levels", 4],
    ],
  );
});

test("the table names each requirement, its scenarios once, and what is open", () => {
  const markdown = coverageMarkdown(coverage());
  assert.match(markdown, /\| \[demo\]\(#demo\) \| 2 \| 1 \| 1 \| 1 \| 1 \| 0 \|/);
  assert.match(
    markdown,
    /\| DEMO-MUST-01 \| must \| It passes\. \| \[demo\/sample\]\(\.\.\/features\/demo\/sample\.feature\) \(2\) \|/,
  );
  assert.match(
    markdown,
    /\| DEMO-OPEN-01 \| documented, draft \| Nobody has shown it yet\. \| \*open:\* Somebody who can\. \|/,
  );
  assert.match(
    markdown,
    /\| DEMO-NONE-01 \| documented \| It cannot be shown\. \| \*not testable:\* Nobody can see it\. \|/,
  );
  assert.match(
    markdown,
    /\| \[A feature\]\(\.\.\/features\/demo\/sample\.feature\) \| 2 \| DEMO-MAY-01, DEMO-MUST-01 \|/,
  );
});
