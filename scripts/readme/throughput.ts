import type { BenchRow } from "../../runner/bench/bench-row.ts";
import type { BenchResult } from "../../runner/bench/result.ts";
import { benchTables, gapLines, goalTable, headingOf, overviewTable } from "../../runner/bench/table.ts";
import { groupBy } from "../../runner/group-by.ts";
import { chartsOf } from "../charts/chart.ts";

/** The workloads that the README shows as numbers; docs/BENCH.md has all of them. */
const SHOWN: readonly Pick<BenchRow, "pattern" | "transport">[] = [
  { pattern: "push-pull", transport: "tcp" },
  { pattern: "req-rep", transport: "tcp" },
];

/** What the README says of a run of `zmqspec bench`: its charts, the most used workloads, and the goals. */
export function throughputOverview(result: BenchResult): string {
  const groups = groupBy(result.results, ({ pattern, transport }) => `${pattern}/${transport}`);
  const tables = SHOWN.flatMap((shown) => {
    const rows = groups.get(`${shown.pattern}/${shown.transport}`);
    return rows === undefined ? [] : [`${headingOf(shown)}${noteOf(rows)}:\n\n${overviewTable(rows)}`];
  });
  return [...chartLinks(result, "docs/bench"), ...tables, goalTable(result.goals), origin(result)].join("\n\n");
}

/** Everything that a run measured, for docs/BENCH.md. */
export function benchReport(result: BenchResult): string {
  const gaps = gapLines(result.results).map((line) => `- ${line}`);
  const told = gaps.length === 0 ? [] : [`What could not be measured:\n\n${gaps.join("\n")}`];
  const goals = `### Goals\n\n${goalTable(result.goals)}`;
  return [origin(result), goals, ...chartLinks(result, "bench"), benchTables(result.results), ...told].join("\n\n");
}

function noteOf(rows: readonly BenchRow[]): string {
  return rows.some(({ latency }) => latency !== undefined)
    ? ", half of them are faster than"
    : ", messages a second (times libzmq)";
}

/** Two drawings of each chart: GitHub shows the one of the reader's theme. */
function chartLinks(result: BenchResult, folder: string): string[] {
  return chartsOf(result).map(({ name, title }) =>
    [
      "<picture>",
      `<source media="(prefers-color-scheme: dark)" srcset="${folder}/${name}-dark.svg">`,
      `<img alt="${title}" src="${folder}/${name}-light.svg">`,
      "</picture>",
    ].join("\n"),
  );
}

function origin({ versions, machine, settings, startedAt }: BenchResult): string {
  const named = [...new Set(Object.values(versions).map(({ name, version }) => `${name} ${version}`))].join(", ");
  const { cpus, model, node } = machine;
  const rounds = `medians of ${settings.rounds} rounds of ${settings.seconds} s after ${settings.warmUp} s of warming up`;
  const code = settings.compiled ? "" : "the sources under tsx, slower than what is installed; ";
  return `${named}; ${code}${cpus} cores, ${model}, Node.js ${node}; ${rounds}; ${startedAt.slice(0, 10)}.`;
}
