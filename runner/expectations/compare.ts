import type { Discrepancy, Judged, Planned } from "../result.ts";
import type { Entry, Expectations } from "./expectation-file.ts";

/** More cases than this under one glob hide what they are. */
const MOST_CASES_OF_A_GLOB = 20;

/** What results are compared with. */
export interface Comparison {
  expectations: Expectations;
  /** Every case that there is, selected or not, so that a run of a part can tell what is not there from what was left out. */
  allCases: readonly Planned[];
  strict: boolean;
  /** How many cases one glob may match, where it is not 20. */
  mostOfAGlob?: number;
}

/**
 * Compares results with expectations, as an equation: marks each result with its entry and with what is wrong about it, and
 * returns what is wrong with the entries themselves.
 */
export function compare(results: readonly Judged[], comparison: Comparison): Discrepancy[] {
  for (const result of results) {
    const entries = comparison.expectations.entries.filter((entry) => entry.pattern.test(result.case.id));
    const [entry] = entries;
    if (entry !== undefined) result.entry = entry;
    const discrepancy =
      entries.length > 1 ? twoEntries(entries, comparison.expectations.path) : differenceOf(result, entry, comparison);
    if (discrepancy !== undefined) result.discrepancy = discrepancy;
  }
  const { entries, unstable } = comparison.expectations;
  return [...entries, ...unstable].flatMap((entry) => entryTrouble(entry, comparison) ?? []);
}

function differenceOf(result: Judged, entry: Entry | undefined, comparison: Comparison): Discrepancy | undefined {
  // What did not come to a result can differ from nothing. That it is missing is told on its own.
  if (result.verdict === "NOT-RUN" && !entry?.hazard) return undefined;
  if (entry === undefined) return isFine(result, comparison.strict) ? undefined : unexpected(result, comparison);
  const where = `${comparison.expectations.path}:${entry.line}`;
  if (result.verdict === "PASS") {
    return {
      kind: "unexpected-pass",
      what: `passes, although ${entry.verdict} is expected`,
      change: `${where}: delete this entry, or narrow "${entry.case}"`,
    };
  }
  if (!sameVerdict(result, entry, comparison.strict)) {
    return {
      kind: "changed-verdict",
      what: `is ${result.verdict}, ${entry.verdict} is expected`,
      change: `${where}: verdict: ${result.verdict}, if that is right`,
    };
  }
  const reason = result.outcome.reason ?? "";
  if (entry.reason.test(reason)) return undefined;
  return {
    kind: "changed-reason",
    what: `is ${result.verdict} for another reason than /${entry.reason.source}/: ${reason}`,
    change: `${where}: reason: ${quoted(escaped(reason))}, if that is the same deviation`,
  };
}

/** Without an entry: passed, lacks what it said it lacks, or missed no more than a SHOULD or a MAY. */
function isFine(result: Judged, strict: boolean): boolean {
  if (result.flaky) return false;
  if (result.verdict === "NON-STRICT") return !strict || result.case.level === "may";
  return result.verdict === "PASS" || result.verdict === "UNSUPPORTED";
}

/** --strict makes a FAIL of what the file, which is the same for both, calls NON-STRICT. */
function sameVerdict(result: Judged, entry: Entry, strict: boolean): boolean {
  if (result.verdict === entry.verdict) return true;
  const isShould = result.case.level === "should";
  return strict && isShould && entry.verdict === "NON-STRICT" && result.verdict === "FAIL";
}

function unexpected(result: Judged, { expectations }: Comparison): Discrepancy {
  const { verdict, outcome } = result;
  const flaky = result.flaky
    ? ` (${Object.entries(result.flaky)
        .map(([name, count]) => `${count} ${name}`)
        .join(", ")})`
    : "";
  const what = `is ${verdict}${flaky}, PASS is expected`;
  if (expectations.path === "")
    return { kind: "unexpected-verdict", what, change: "the implementation, or its driver" };
  const entry = `- {case: ${quoted(result.case.id)}, verdict: ${verdict}, class: bug, reason: ${quoted(escaped(outcome.reason))}}`;
  return {
    kind: "unexpected-verdict",
    what,
    change: `${expectations.path}: if it is a known deviation, add\n${entry}`,
  };
}

function twoEntries(entries: readonly Entry[], path: string): Discrepancy {
  const lines = entries.map((entry) => entry.line).join(" and ");
  return {
    kind: "two-entries",
    what: `has more than one entry (lines ${lines})`,
    change: `${path}:${entries[1]?.line}: narrow or delete one of them`,
  };
}

function entryTrouble(entry: Entry, comparison: Comparison): Discrepancy | undefined {
  const { expectations, allCases, mostOfAGlob = MOST_CASES_OF_A_GLOB } = comparison;
  const count = allCases.filter((planned) => entry.pattern.test(planned.id)).length;
  const where = `${expectations.path}:${entry.line}`;
  if (count === 0) {
    return {
      kind: "matches-nothing",
      what: `"${entry.case}" matches no case`,
      change: `${where}: delete this entry, or correct its case (\`zmqspec list\`)`,
    };
  }
  // What is unstable excuses nothing: it lets a case be executed again.
  if (count <= mostOfAGlob || entry.unstable !== undefined) return undefined;
  return {
    kind: "matches-too-much",
    what: `"${entry.case}" matches ${count} cases, ${mostOfAGlob} is the most`,
    change: `${where}: split this entry`,
  };
}

function escaped(reason = ""): string {
  return (
    reason
      .split("\n")[0]
      ?.slice(0, 120)
      .replace(/[\\^$.*+?()[\]{}|]/g, "\\$&") ?? ""
  );
}

function quoted(text: string): string {
  return JSON.stringify(text);
}
