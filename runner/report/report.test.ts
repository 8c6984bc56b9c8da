import assert from "node:assert/strict";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import pc from "picocolors";
import type { Result } from "../result.ts";
import { sampleReport, sampleResult } from "../test-samples.ts";
import { writeJunit } from "./junit.ts";
import { writeNdjson } from "./ndjson.ts";
import { writePage } from "./page.ts";
import { Progress } from "./progress.ts";
import { slowest } from "./slowest.ts";
import { summary } from "./summary.ts";

const colours = pc.createColors(false);

function failed(): Result {
  const result = sampleResult("DEMO-MUST-01/broken[tcp]", "FAIL", { reason: "it </script> \u0007 ]]> burnt" });
  Object.assign(result.outcome, { expected: "water", actual: "fire", transcript: ["> 01", "< 02"], calls: ["send a"] });
  result.outcome.steps = [
    { text: "a house", status: "PASSED" },
    { text: "it should stand", status: "FAILED" },
  ];
  result.discrepancy = { kind: "unexpected-verdict", what: "is FAIL, PASS is expected", change: "e.yaml: add it" };
  return result;
}

const report = () =>
  sampleReport([
    sampleResult("DEMO-MUST-01/fine[tcp]", "PASS"),
    failed(),
    sampleResult("DEMO-MUST-01/lenient[tcp]", "NON-STRICT"),
    sampleResult("DEMO-MUST-01/open[tcp]", "NON-STRICT", { level: "may" }),
    sampleResult("DEMO-MUST-01/lacking[tcp]", "UNSUPPORTED"),
  ]);

const folder = (): string => mkdtempSync(join(tmpdir(), "zmqspec-report-"));

test("results.ndjson has a header, a line for each case and a footer", () => {
  const out = folder();
  writeNdjson(report(), out);
  const lines = readFileSync(join(out, "results.ndjson"), "utf8").trimEnd().split("\n");
  const records = lines.map((line) => JSON.parse(line));
  assert.deepEqual(
    records.map(({ type }) => type),
    ["header", "result", "result", "result", "result", "result", "footer"],
  );
  assert.equal(records[0].hello.implementation.version, "1.2.3");
  assert.equal(records[2].repeat, "zmqspec run --impl sample --scenario 'DEMO-MUST-01/broken[tcp]'");
  assert.equal(records[3].observation, undefined);
  assert.equal(records[4].observation, true);
  assert.deepEqual([records[6].planned, records[6].executed, records[6].counts.FAIL], [5, 5, 1]);
});

test("junit.xml is well-formed: red is what differs, a missed SHOULD passes with a note", () => {
  const out = folder();
  writeJunit(report(), out);
  const xml = readFileSync(join(out, "junit.xml"), "utf8");
  assert.match(xml, /tests="5"[^>]*failures="1"[^>]*skipped="1"/);
  assert.match(xml, /<failure message="is FAIL, PASS is expected" type="FAIL"><!\[CDATA\[clause/);
  assert.match(xml, /NON-STRICT: it came to NON-STRICT/);
  assert.ok(!xml.includes("\u0007"));
  assert.equal(xml.split("]]>").length, xml.split("<![CDATA[").length);
});

test("junit.xml and the summary name what came out as expected when it was executed again only", () => {
  const out = folder();
  const retried = sampleResult("DEMO-MUST-01/retried[tcp]", "PASS");
  retried.fluke = { first: { verdict: "CRASH", reason: "it burnt\nat once" }, executions: 2 };
  const unsteady = sampleReport([retried]);
  writeJunit(unsteady, out);
  const line = "executed 2 times: DEMO-MUST-01/retried[tcp]: nobody expected CRASH: it burnt";
  assert.ok(readFileSync(join(out, "junit.xml"), "utf8").includes(line));
  assert.ok(summary(unsteady, colours).includes(`1 executed again\n  ${line}\n`));
});

test("the page is one file that loads nothing, and its data cannot end its script", () => {
  const out = folder();
  writePage(report(), out);
  const page = readFileSync(join(out, "report", "index.html"), "utf8");
  assert.doesNotMatch(page, /(src|href)="http|@import|^import |^export /m);
  assert.equal(page.split("</script>").length - 1, 2);
  const data = /<script type="application\/json" id="report">(.*)<\/script>/.exec(page)?.[1] ?? "";
  assert.equal(JSON.parse(data).results[1].reason, "it </script> \u0007 ]]> burnt");
});

test("the summary tells counts by area, the whole failure and the totals", () => {
  const text = summary(report(), colours);
  assert.match(text, /^area +cases +pass +non-strict +fail +unsupported$/m);
  assert.match(text, /^demo +5 +1 +2 +1 +1$/m);
  for (const line of [
    /1\) FAIL {2}DEMO-MUST-01\/broken\[tcp\]/,
    /clause +DEMO-MUST-01 \(RFC 0, Verdicts; must\): It passes\./,
    /step +it should stand/,
    /expected +water/,
    /actual +fire/,
    /wire +> 01\n +< 02/,
    /calls +send a/,
    /divergence +C01: They disagree\./,
    /change +e\.yaml: add it/,
    /repeat +zmqspec run --impl sample --scenario 'DEMO-MUST-01\/broken\[tcp\]'/,
    /5 cases in 1\.2 s: 1 pass, 2 non-strict, 1 fail, 1 unsupported/,
    /1 not as expected/,
  ]) {
    assert.match(text, line);
  }
});

test("after twenty failures the summary only names the rest", () => {
  const many = Array.from({ length: 22 }, () => failed());
  const text = summary(sampleReport(many), colours);
  assert.equal(text.match(/^ {3}repeat/gm)?.length, 20);
  assert.equal(text.match(/^FAIL {2}DEMO-MUST-01/gm)?.length, 2);
});

test("the slowest ten are told with their time, and where the time went by area", () => {
  const results = Array.from({ length: 12 }, (_, i) => {
    const result = sampleResult(`DEMO-MUST-01/case-${i}[tcp]`, "PASS");
    result.outcome.durationMs = i * 100;
    result.case.area = i < 6 ? "early" : "late";
    return result;
  });
  const lines = slowest(sampleReport(results)).split("\n");
  assert.equal(lines[0], "slowest 10 of 12 cases");
  assert.deepEqual(
    [lines[1], lines[10]],
    ["    1.10 s  DEMO-MUST-01/case-11[tcp]", "    0.20 s  DEMO-MUST-01/case-2[tcp]"],
  );
  assert.deepEqual(lines.slice(13), ["    5.10 s  late (6)", "    1.50 s  early (6)", ""]);
});

test("off a terminal, progress writes no control characters", () => {
  let written = "";
  const progress = new Progress({ write: (text) => (written += text) }, 2);
  progress.started("a");
  progress.finished("FAIL");
  progress.note("FAIL  a");
  progress.end();
  assert.equal(written, "FAIL  a\n");
});
