import { readSavedRuns, type SavedRun } from "../../runner/report/saved-run.ts";

type Counts = Map<string, number>;

/** The verdicts of one run, by area. */
interface Run {
  readonly title: string;
  readonly areas: ReadonlyMap<string, Counts>;
}

const VERDICTS = ["PASS", "NON-STRICT", "FAIL", "CRASH", "TIMEOUT", "ERROR", "UNSUPPORTED", "NOT-RUN"];

/** The table of all runs in `reports`: areas down, implementations across. `undefined` when there is no run. */
export function conformanceTable(reports: string, implementations: readonly string[]): string | undefined {
  const saved = readSavedRuns(reports);
  const runs = implementations
    .flatMap((name) => saved.find(({ implementation }) => implementation === name) ?? [])
    .map(countedByArea);
  if (runs.length === 0) return undefined;
  const areas = [...new Set(runs.flatMap((run) => [...run.areas.keys()]))].sort();
  const rows = areas.map((area) => [area, ...runs.map((run) => cell(run.areas.get(area)))]);
  const total = ["**all**", ...runs.map((run) => cell(sum([...run.areas.values()])))];
  return table([["area", ...runs.map((run) => run.title)], ["---", ...runs.map(() => "---")], ...rows, total]);
}

function countedByArea({ title, language, results }: SavedRun): Run {
  const areas = new Map<string, Counts>();
  for (const { area = "", verdict } of results.values()) {
    const counts = areas.get(area) ?? new Map<string, number>();
    areas.set(area, counts.set(verdict, (counts.get(verdict) ?? 0) + 1));
  }
  return { title: `${title} (${language})`, areas };
}

/** "12 of 14, 2 fail": passes of what there is, then what is not a pass. */
function cell(counts: Counts | undefined): string {
  if (!counts) return "-";
  const all = [...counts.values()].reduce((total, count) => total + count, 0);
  const others = VERDICTS.slice(1).filter((verdict) => counts.has(verdict));
  const rest = others.map((verdict) => `${counts.get(verdict)} ${verdict.toLowerCase()}`);
  return [`${counts.get("PASS") ?? 0} of ${all}`, ...rest].join(", ");
}

function sum(parts: readonly Counts[]): Counts {
  const total: Counts = new Map();
  for (const part of parts) for (const [verdict, count] of part) total.set(verdict, (total.get(verdict) ?? 0) + count);
  return total;
}

function table(rows: readonly string[][]): string {
  return rows.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
