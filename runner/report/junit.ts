import { mkdirSync } from "node:fs";
import { join } from "node:path";
import junit, { type Builder, type TestSuite } from "junit-report-builder";
import { groupBy } from "../group-by.ts";
import type { Result } from "../result.ts";
import { isLeftOver, type RunReport } from "../run-report.ts";
import { failureText } from "./failure-text.ts";
import { flukeLines } from "./fluke-lines.ts";

// The package's types describe a default export, its CommonJS module is the builder itself.
const factory = junit as unknown as Builder;

/**
 * Writes `junit.xml` into `folder`, a test suite for each feature. Red is what differs from expectations; a known deviation
 * is skipped with its reason, a missed SHOULD passes with a note.
 */
export function writeJunit(report: RunReport, folder: string): void {
  const builder = factory.newBuilder();
  for (const [uri, results] of groupBy(report.results, (result) => result.case.uri)) {
    const suite = builder.testSuite().name(results[0]?.case.feature || uri);
    suite.property("implementation", report.facts.implementation);
    for (const result of results) addCase(suite, result, report);
  }
  for (const { what, change, kind } of report.entryTroubles) {
    builder.testSuite().name("expectations").testCase().name(what).failure(what, kind).stacktrace(change);
  }
  mkdirSync(folder, { recursive: true });
  builder.writeTo(join(folder, "junit.xml"));
}

function addCase(suite: TestSuite, result: Result, report: RunReport): void {
  const { case: planned, outcome, verdict, discrepancy, entry } = result;
  const test = suite
    .testCase()
    .className(planned.uri.replace(/\.feature$/, "").replaceAll("/", "."))
    .name(planned.id)
    .file(`${planned.uri}:${planned.line}`)
    .time(outcome.durationMs / 1000);
  const note = `${verdict}${entry ? ` (${entry.class})` : ""}: ${outcome.reason ?? ""}`;
  if (discrepancy) test.failure(discrepancy.what, verdict).stacktrace(failureText(report, result).join("\n"));
  else if (isLeftOver(result)) test.error(note, verdict);
  else if (verdict === "NON-STRICT") test.standardOutput(note);
  else if (verdict !== "PASS") test.skipped().standardOutput(note);
  else for (const line of flukeLines([result])) test.standardOutput(line);
}
