import type { Verdict } from "../steps/verdict.ts";
import type { Outcome } from "./execute/outcome.ts";
import type { Case } from "./plan/case.ts";
import { type Result, VERDICT_ORDER } from "./result.ts";

/** The worst of several verdicts is the last of these that occurred. */
const BADNESS: readonly Verdict[] = [
  "PASS",
  "UNSUPPORTED",
  "NON-STRICT",
  "NOT-RUN",
  "ERROR",
  "TIMEOUT",
  "FAIL",
  "CRASH",
];

/** The verdict of an outcome in view of how binding the case is. `strict` takes a SHOULD for a MUST; a MAY stays one. */
export function judge(verdict: Verdict, level: Case["level"], strict: boolean): Verdict {
  if (verdict !== "FAIL") return verdict;
  if (level === "may" || (level === "should" && !strict)) return "NON-STRICT";
  return "FAIL";
}

/**
 * The one result of a planned case, from all its executions. Several that differ make it flaky, and the worst one counts.
 * Without any it was not run, for `whyNot`.
 */
export function resultOf(
  planned: Case,
  outcomes: readonly Outcome[],
  options: { strict: boolean; whyNot: string },
): Result {
  const judged = outcomes.map((outcome) => ({
    outcome,
    verdict: judge(outcome.verdict, planned.level, options.strict),
  }));
  const worst = judged.toSorted((a, b) => BADNESS.indexOf(b.verdict) - BADNESS.indexOf(a.verdict))[0];
  if (worst === undefined) {
    const outcome: Outcome = { verdict: "NOT-RUN", durationMs: 0, reason: options.whyNot };
    return { case: planned, verdict: "NOT-RUN", outcome };
  }
  const result: Result = { case: planned, ...worst };
  const flaky = tally(judged.map(({ verdict }) => verdict));
  if (Object.keys(flaky).length > 1) result.flaky = flaky;
  return result;
}

function tally(verdicts: readonly Verdict[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const verdict of VERDICT_ORDER) {
    const count = verdicts.filter((other) => other === verdict).length;
    if (count > 0) counts[verdict] = count;
  }
  return counts;
}
