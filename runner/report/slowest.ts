import { groupBy } from "../group-by.ts";
import type { Result } from "../result.ts";
import type { RunReport } from "../run-report.ts";

const TOLD = 10;

/** Where the time of a run went, for a terminal: the ten cases that took longest, and the sum of each area. */
export function slowest({ results }: RunReport): string {
  const cases = [...results].sort((a, b) => b.outcome.durationMs - a.outcome.durationMs).slice(0, TOLD);
  const areas = [...groupBy(results, (result) => result.case.area)]
    .map(([area, members]) => ({ area, ms: sumOf(members), count: members.length }))
    .sort((a, b) => b.ms - a.ms);
  return [
    `slowest ${cases.length} of ${results.length} cases`,
    ...cases.map(({ case: { id }, outcome }) => `${seconds(outcome.durationMs)}  ${id}`),
    "",
    "time by area, of cases that ran side by side",
    ...areas.map(({ area, ms, count }) => `${seconds(ms)}  ${area} (${count})`),
    "",
  ].join("\n");
}

function sumOf(results: readonly Result[]): number {
  return results.reduce((sum, { outcome }) => sum + outcome.durationMs, 0);
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`.padStart(10);
}
