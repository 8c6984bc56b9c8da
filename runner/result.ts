import type { Verdict } from "../steps/verdict.ts";
import type { Outcome } from "./execute/outcome.ts";
import type { Entry } from "./expectations/expectation-file.ts";
import type { Case } from "./plan/case.ts";

/** What was planned, as far as expectations look at it: a case of the suite, or a cell of the matrix. */
export type Planned = Pick<Case, "id" | "level">;

/** What a planned case came to in this run: exactly one for each. */
export interface Result extends Judged {
  case: Case;
}

/** An outcome and how it compares with what was expected. */
export interface Judged {
  case: Planned;
  /** After levels were looked at: a missed SHOULD is NON-STRICT. */
  verdict: Verdict;
  outcome: Outcome;
  /** Differing verdicts of --repeat, with how often each came. */
  flaky?: Record<string, number>;
  /** Told of a case that was executed again. */
  fluke?: Fluke;
  /** The entry of the expectation file that speaks of this case. */
  entry?: Entry;
  /** Why this result is not what was expected. A run with one of these is red. */
  discrepancy?: Discrepancy;
}

/** Why a case was executed more than once. */
export interface Fluke {
  /** What the first execution came to. */
  first: Pick<Outcome, "verdict" | "reason">;
  /** How many executions there were in all. */
  executions: number;
  /** The unstable entry that speaks of it. Without one it was retried because nobody expected it. */
  unstable?: string;
}

/** One side of the equation "results = expectations" that has no counterpart on the other. */
export interface Discrepancy {
  kind:
    | "unexpected-verdict"
    | "unexpected-pass"
    | "changed-verdict"
    | "changed-reason"
    | "matches-nothing"
    | "matches-too-much"
    | "two-entries";
  what: string;
  /** The line to change and how. */
  change: string;
}

/** The verdicts in the order in which tables show them. */
export const VERDICT_ORDER: readonly Verdict[] = [
  "PASS",
  "NON-STRICT",
  "FAIL",
  "CRASH",
  "TIMEOUT",
  "ERROR",
  "UNSUPPORTED",
  "NOT-RUN",
];

/** How many results have each verdict; verdicts that did not occur are 0. */
export function countVerdicts(results: readonly Judged[]): Record<Verdict, number> {
  const counts = Object.fromEntries(VERDICT_ORDER.map((verdict) => [verdict, 0])) as Record<Verdict, number>;
  for (const { verdict } of results) counts[verdict]++;
  return counts;
}
