import { groupBy } from "../group-by.ts";
import type { Case, Channel } from "../plan/case.ts";
import type { Catalogue } from "./catalogue.ts";
import type { Level, Requirement } from "./requirement.ts";

/** A requirement and the cases that show it. */
export interface Coverage {
  requirement: Requirement;
  cases: Case[];
}

/** Covered by a scenario, open, or not to be shown, for the reason that its entry gives as `untested`. */
export type CoverageState = "covered" | "open" | "untestable";

/** How many requirements are in which state; of the covered ones, how many by each channel. Some are by both. */
export type CoverageCounts = Record<CoverageState | Channel, number>;

/** Every requirement of the catalogue with its cases, in the order of the catalogue. */
export function coverageOf(catalogue: Catalogue, cases: readonly Case[]): Coverage[] {
  const shown = new Map<string, Case[]>([...catalogue.requirements.keys()].map((id) => [id, []]));
  for (const planned of cases) for (const id of planned.requirements) shown.get(id)?.push(planned);
  return [...catalogue.requirements.values()].map((requirement) => ({
    requirement,
    cases: shown.get(requirement.id) ?? [],
  }));
}

/** A requirement that has a scenario is covered, even one that the catalogue did not believe could be shown. */
export function stateOf({ requirement, cases }: Coverage): CoverageState {
  if (cases.length > 0) return "covered";
  return requirement.untested === undefined ? "open" : "untestable";
}

/** How many requirements are in each state, and shown by each channel. */
export function countStates(coverage: readonly Coverage[]): CoverageCounts {
  const counts: CoverageCounts = { covered: 0, open: 0, untestable: 0, api: 0, wire: 0 };
  for (const entry of coverage) {
    counts[stateOf(entry)]++;
    for (const channel of new Set(entry.cases.map((planned) => planned.channel))) counts[channel]++;
  }
  return counts;
}

/** The requirements of each area, sorted by its name. */
export function byArea(coverage: readonly Coverage[]): [string, Coverage[]][] {
  return [...groupBy(coverage, ({ requirement }) => requirement.area)].sort(([a], [b]) => a.localeCompare(b));
}

/** The requirements of one level. */
export function atLevel(coverage: readonly Coverage[], level: Level): Coverage[] {
  return coverage.filter(({ requirement }) => requirement.level === level);
}
