import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { conformanceTable } from "./conformance.ts";

const reports = mkdtempSync(join(tmpdir(), "zmqspec-readme-"));
after(() => rmSync(reports, { recursive: true }));

function run(name: string, ...verdicts: [area: string, verdict: string][]): void {
  mkdirSync(join(reports, name));
  const hello = { implementation: { name, version: "1", language: "C" } };
  const header = { type: "header", implementation: name, startedAt: "2026-01-01T00:00:00.000Z", hello };
  const results = verdicts.map(([area, verdict], index) => ({ type: "result", id: `case ${index}`, area, verdict }));
  const lines = [header, ...results, { type: "footer" }].map((line) => JSON.stringify(line));
  writeFileSync(join(reports, name, "results.ndjson"), `${lines.join("\n")}\n`);
}

test("areas go down, implementations across, and what is no pass is told", () => {
  run("one", ["pair", "PASS"], ["pair", "FAIL"], ["tcp", "PASS"]);
  run("two", ["tcp", "UNSUPPORTED"]);
  assert.equal(
    conformanceTable(reports, ["one", "two", "not run"]),
    [
      "| area | one 1 (C) | two 1 (C) |",
      "| --- | --- | --- |",
      "| pair | 1 of 2, 1 fail | - |",
      "| tcp | 1 of 1 | 0 of 1, 1 unsupported |",
      "| **all** | 2 of 3, 1 fail | 0 of 1, 1 unsupported |",
    ].join("\n"),
  );
});

test("without any run there is no table", () => {
  assert.equal(conformanceTable(join(reports, "nowhere"), ["one"]), undefined);
});
