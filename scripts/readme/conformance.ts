import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

interface Header {
  implementation: string;
  hello: { implementation: { name: string; version: string; language: string } };
}
interface Result {
  type: "result";
  area: string;
  verdict: string;
}
type Counts = Map<string, number>;

/** The verdicts of one run, by area. */
interface Run {
  readonly title: string;
  readonly areas: ReadonlyMap<string, Counts>;
}

const VERDICTS = ["PASS", "NON-STRICT", "FAIL", "CRASH", "TIMEOUT", "ERROR", "UNSUPPORTED", "NOT-RUN"];

/** The table of all runs in `reports`: areas down, implementations across. `undefined` when there is no run. */
export function conformanceTable(reports: string, implementations: readonly string[]): string | undefined {
  const runs = implementations.flatMap((name) => readRun(join(reports, name, "results.ndjson")));
  if (runs.length === 0) return undefined;
  const areas = [...new Set(runs.flatMap((run) => [...run.areas.keys()]))].sort();
  const rows = areas.map((area) => [area, ...runs.map((run) => cell(run.areas.get(area)))]);
  const total = ["**all**", ...runs.map((run) => cell(sum([...run.areas.values()])))];
  return table([["area", ...runs.map((run) => run.title)], ["---", ...runs.map(() => "---")], ...rows, total]);
}

function readRun(path: string): Run[] {
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, "utf8").trim().split("\n");
  const [header, ...rest] = lines.map((line) => JSON.parse(line) as unknown);
  const { name, version, language } = (header as Header).hello.implementation;
  const areas = new Map<string, Counts>();
  for (const result of rest as Result[]) {
    if (result.type !== "result") continue;
    const counts = areas.get(result.area) ?? new Map<string, number>();
    areas.set(result.area, counts.set(result.verdict, (counts.get(result.verdict) ?? 0) + 1));
  }
  return [{ title: `${name} ${version} (${language})`, areas }];
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
