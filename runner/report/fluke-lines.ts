import type { Judged } from "../result.ts";

/** A line for each case that was executed again: what it came to first, and why that happens if it is known. */
export function flukeLines(results: readonly Judged[]): string[] {
  return results.flatMap(({ case: { id }, fluke }) => {
    if (fluke === undefined) return [];
    const { first, executions, unstable } = fluke;
    const why = unstable ?? `nobody expected ${first.verdict}: ${first.reason?.split("\n")[0] ?? "no reason"}`;
    return [`executed ${executions} times: ${id}: ${why}`];
  });
}
