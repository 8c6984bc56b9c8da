import type { Hello } from "../steps/driver/driver.ts";
import type { Verdict } from "../steps/verdict.ts";
import type { Catalogue } from "./catalogue/catalogue.ts";
import { ExitCode } from "./exit-code.ts";
import { countVerdicts, type Discrepancy, type Result } from "./result.ts";
import { shellWord } from "./shell-word.ts";

/** How the command was called, as far as it matters for what the results mean. */
export interface RunFacts {
  suiteVersion: string;
  /** What was tested, by the name in peers.json or by the command. */
  implementation: string;
  hello: Hello;
  node: string;
  platform: string;
  startedAt: string;
  options: Record<string, unknown>;
  /** The command that repeats this run, without what selects cases. */
  command: string;
}

/** Everything that is known when a run has ended: what the reports are made of. */
export interface RunReport {
  facts: RunFacts;
  catalogue: Catalogue;
  results: Result[];
  /** What is wrong with the expectation file itself. */
  entryTroubles: Discrepancy[];
  wallMs: number;
  /** Why the run ended before its time, if it did. */
  endedEarly?: string;
  interrupted: boolean;
}

/** The results that are not what was expected. */
export function differing(report: RunReport): Result[] {
  return report.results.filter((result) => result.discrepancy !== undefined);
}

/** Whether a case did not come to a result, although nothing in the expectation file says that it should not be run. */
export function isLeftOver({ verdict, entry }: Result): boolean {
  return verdict === "NOT-RUN" && !entry?.hazard;
}

/** The cases that did not come to a result and should have. */
export function leftOver(report: RunReport): Result[] {
  return report.results.filter(isLeftOver);
}

/** Non-passing results that the expectation file foresees. */
export function foreseen(report: RunReport): Result[] {
  return report.results.filter((result) => result.entry && !result.discrepancy && !isLeftOver(result));
}

/** How many cases there are, how many came to a result, and with which verdicts. */
export function totals(report: RunReport): { planned: number; executed: number; counts: Record<Verdict, number> } {
  const counts = countVerdicts(report.results);
  return { planned: report.results.length, executed: report.results.length - counts["NOT-RUN"], counts };
}

/** What the whole run comes to. An incomplete run is told from a red one: its green cases mean little. */
export function exitCodeOf(report: RunReport): ExitCode {
  if (report.interrupted) return ExitCode.interrupted;
  if (totals(report).executed === 0 || leftOver(report).length > 0) return ExitCode.incomplete;
  return differing(report).length + report.entryTroubles.length > 0 ? ExitCode.differs : ExitCode.equal;
}

/** The command that executes just this case again. */
export function repeatCommand(report: RunReport, result: Result): string {
  return `${report.facts.command} --scenario ${shellWord(result.case.id)}`;
}

/** `N passed, N failed`, for tools that read the last line: known deviations and unsupported cases are in neither. */
export function closingLine(report: RunReport): string {
  const passed = report.results.filter(
    ({ verdict, discrepancy }) => discrepancy === undefined && (verdict === "PASS" || verdict === "NON-STRICT"),
  ).length;
  const failed = differing(report).length + leftOver(report).length + report.entryTroubles.length;
  return `${passed} passed, ${failed} failed`;
}
