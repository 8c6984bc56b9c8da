import type { Entry } from "../expectations/expectation-file.ts";
import type { Fluke, Result } from "../result.ts";
import { type RunReport, repeatCommand } from "../run-report.ts";

/** A result as files carry it: results.ndjson and the page have the same shape. */
export interface ResultRecord {
  id: string;
  scenario: string;
  feature: { title: string; uri: string; line: number };
  requirements: string[];
  level: string;
  area: string;
  axes: { transport: string };
  verdict: string;
  durationMs: number;
  reason?: string;
  expected?: string;
  actual?: string;
  transcript?: string[];
  calls?: string[];
  stderr?: string;
  steps?: { text: string; status: string }[];
  /** True for what a MAY leaves open: not a deviation, but worth knowing. */
  observation?: true;
  flaky?: Record<string, number>;
  /** What executions before the one told here came to, and how many there were in all. */
  fluke?: Fluke;
  /** The entry of the expectation file, without its patterns. */
  expectation?: Omit<Entry, "pattern" | "reason" | "case">;
  discrepancy?: { kind: string; what: string; change: string };
  repeat: string;
}

/** The record of one result. */
export function resultRecord(report: RunReport, result: Result): ResultRecord {
  const { case: planned, outcome, verdict, flaky, fluke, entry, discrepancy } = result;
  const { verdict: _raw, ...details } = outcome;
  const { id, scenario, feature, uri, line, requirements, level, area, transport } = planned;
  const record: ResultRecord = {
    id,
    scenario,
    feature: { title: feature, uri, line },
    requirements,
    level,
    area,
    axes: { transport },
    verdict,
    ...details,
    repeat: repeatCommand(report, result),
  };
  if (verdict === "NON-STRICT" && level === "may") record.observation = true;
  if (flaky) record.flaky = flaky;
  if (fluke) record.fluke = fluke;
  if (entry) {
    const { pattern: _pattern, reason: _reason, case: _case, ...expectation } = entry;
    record.expectation = expectation;
  }
  if (discrepancy) record.discrepancy = discrepancy;
  return record;
}
