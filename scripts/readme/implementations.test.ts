import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { implementationsTable } from "./implementations.ts";

function reportsWith(name: string, verdicts: readonly string[], footer = true): string {
  const reports = mkdtempSync(join(tmpdir(), "zmqspec-readme-"));
  mkdirSync(join(reports, name));
  const hello = { implementation: { name: "Sample", version: "1.2.3" } };
  const lines = [
    { type: "header", implementation: name, startedAt: "2026-01-02T03:04:05.678Z", hello },
    ...verdicts.map((verdict, i) => ({ type: "result", id: `case-${i}`, verdict })),
    ...(footer ? [{ type: "footer" }] : []),
  ];
  writeFileSync(join(reports, name, "results.ndjson"), lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
  return reports;
}

const known = [
  { name: "sample", language: "C", engine: "own" },
  { name: "absent", language: "Go", engine: "own" },
];

test("each implementation with a whole run has a row of its verdicts", () => {
  const table = implementationsTable(reportsWith("sample", ["PASS", "PASS", "FAIL", "TIMEOUT", "NOT-RUN"]), known);
  assert.equal(table?.split("\n").length, 3);
  assert.match(table ?? "", /\n\| Sample 1\.2\.3 \(`sample`\) \| C \| own \| 2 \| 0 \| 1 \| 1 \| 0 \| 1 \|$/);
});

test("a run that was cut short says nothing", () => {
  assert.equal(implementationsTable(reportsWith("sample", ["PASS"], false), known), undefined);
});
