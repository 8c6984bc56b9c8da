import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Verdict } from "../steps/verdict.ts";
import { readExpectations } from "./expectations/expectation-file.ts";
import { shownPath } from "./package-root.ts";
import { readPeers } from "./peers/registry.ts";
import type { Case } from "./plan/case.ts";
import { readSavedRuns, type SavedRun } from "./report/saved-run.ts";
import type { Suite } from "./suite.ts";

/** What is known of how one implementation does in some cases. */
export interface KnownVerdicts {
  implementation: string;
  /** How often the last run came to each verdict, if it is at hand. */
  lastRun?: { startedAt: string; counts: Map<Verdict, number> };
  /** The entries of its expectation file that speak of the cases: whatever is in none is expected to pass. */
  foreseen: { verdict: Verdict; class: string; place: string }[];
}

/** What is known of each implementation of interop/peers.json that has an expectation file or a run in `reports`. */
export function knownVerdicts(suite: Suite, cases: readonly Case[], reports: string): KnownVerdicts[] {
  const runs = new Map(readSavedRuns(reports).map((run) => [run.implementation, run]));
  return readPeers(suite.layout)
    .map(({ name }) => ({
      implementation: name,
      ...lastRun(runs.get(name), cases),
      foreseen: foreseen(suite, name, cases),
    }))
    .filter(({ implementation, lastRun }) => lastRun !== undefined || hasExpectations(suite, implementation));
}

function hasExpectations({ layout }: Suite, name: string): boolean {
  return existsSync(join(layout.interop, name, "expectations.yaml"));
}

function lastRun(run: SavedRun | undefined, cases: readonly Case[]): Pick<KnownVerdicts, "lastRun"> {
  const counts = new Map<Verdict, number>();
  for (const { id } of cases) {
    const verdict = run?.results.get(id)?.verdict;
    if (verdict !== undefined) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  }
  return run === undefined || counts.size === 0 ? {} : { lastRun: { startedAt: run.startedAt, counts } };
}

function foreseen({ layout, catalogue }: Suite, name: string, cases: readonly Case[]): KnownVerdicts["foreseen"] {
  const path = join(layout.interop, name, "expectations.yaml");
  if (!existsSync(path)) return [];
  return readExpectations(path, catalogue)
    .entries.filter((entry) => cases.some((planned) => entry.pattern.test(planned.id)))
    .map((entry) => ({
      verdict: entry.verdict,
      class: entry.class,
      place: `${shownPath(layout.root, path)}:${entry.line}`,
    }));
}
