import { groupBy } from "../group-by.ts";
import type { BenchRow } from "./bench-row.ts";
import type { GoalVerdict } from "./judge-goals.ts";
import { memoryText, rateText, sizeText, timeText } from "./units.ts";
import { workloads } from "./workload.ts";

const UNITS = [
  { head: "x libzmq", contender: "libzmq" },
  { head: "x zeromq.js", contender: "zeromqjs" },
];

/** A heading and a Markdown table for each workload and transport: sizes and contenders down. */
export function benchTables(rows: readonly BenchRow[]): string {
  return [...groupBy(rows, ({ pattern, transport }) => `${pattern}/${transport}`).values()]
    .map((group) => `### ${headingOf(group[0] as BenchRow)}\n\n${benchTable(group)}`)
    .join("\n\n");
}

/** What a workload over a transport is called. */
export function headingOf({ pattern, transport }: Pick<BenchRow, "pattern" | "transport">): string {
  return `${workloads.find(({ name }) => name === pattern)?.title ?? pattern}, ${transport}`;
}

function benchTable(rows: readonly BenchRow[]): string {
  const columns = columnsOf(rows);
  return markdown(["size", "contender", ...columns.map(({ head }) => head)], rows, (row) => [
    sizeText(row.size),
    row.title,
    ...columns.map(({ cell }) => cell(row) ?? "-"),
  ]);
}

interface Column {
  head: string;
  cell(row: BenchRow): string | undefined;
}

/** Round trips are told by how long they take, messages by how many there are. */
function columnsOf(rows: readonly BenchRow[]): Column[] {
  const isRoundTrip = rows.some(({ latency }) => latency !== undefined);
  const common: Column[] = [
    {
      head: isRoundTrip ? "trips/s" : "msg/s",
      cell: ({ perSecond }) => (perSecond === undefined ? undefined : rateText(perSecond)),
    },
    { head: "spread", cell: ({ spread }) => (spread === undefined ? undefined : `${Math.round(spread * 100)} %`) },
    ...UNITS.map(({ head, contender }) => ({ head, cell: (row: BenchRow) => ratioText(row, contender, rows) })),
  ];
  const latencies = (["p50", "p99", "p999"] as const).map((of) => ({
    head: of === "p999" ? "p99.9" : of,
    cell: ({ latency }: BenchRow) => latency && timeText(latency[of]),
  }));
  const costs: Column[] = [
    { head: "CPU", cell: ({ cpuNs }) => (cpuNs === undefined ? undefined : timeText(cpuNs)) },
    { head: "memory", cell: ({ peakBytes }) => (peakBytes === undefined ? undefined : memoryText(peakBytes)) },
  ];
  return [...common, ...(isRoundTrip ? latencies : []), ...costs];
}

function ratioText(row: BenchRow, contender: string, rows: readonly BenchRow[]): string | undefined {
  const unit = rows.find((other) => other.contender === contender && other.size === row.size)?.perSecond;
  return unit === undefined || row.perSecond === undefined ? undefined : (row.perSecond / unit).toFixed(2);
}

/** Contenders down, sizes across: messages a second and how many times those of libzmq, or the p50 of round trips. */
export function overviewTable(rows: readonly BenchRow[]): string {
  const sizes = [...new Set(rows.map(({ size }) => size))].sort((a, b) => a - b);
  const titles = [...new Set(rows.map(({ title }) => title))];
  return markdown(["", ...sizes.map(sizeText)], titles, (title) => [
    title,
    ...sizes.map((size) =>
      overviewCell(
        rows.find((row) => row.title === title && row.size === size),
        rows,
      ),
    ),
  ]);
}

function overviewCell(row: BenchRow | undefined, rows: readonly BenchRow[]): string {
  if (row?.perSecond === undefined) return "-";
  if (row.latency !== undefined) return timeText(row.latency.p50);
  const ratio = row.contender === "libzmq" ? undefined : ratioText(row, "libzmq", rows);
  return ratio === undefined ? rateText(row.perSecond) : `${rateText(row.perSecond)} (${ratio})`;
}

/** Each goal, how often it was met, and the setting that is furthest from it. */
export function goalTable(verdicts: readonly GoalVerdict[]): string {
  return markdown(["goal", "", "verdict", "met in", "worst"], verdicts, (verdict) => {
    const { measurements } = verdict;
    const [worst] = measurements;
    const met = measurements.filter((measurement) => measurement.met).length;
    return [
      `${verdict.what}, ${verdict.transports.join(" and ")}`,
      `${verdict.bound} ${verdict.goal} x ${verdict.unit}`,
      verdict.verdict,
      worst === undefined ? "-" : `${met} of ${measurements.length}`,
      worst === undefined ? "-" : `${worst.ratio.toFixed(2)} (${worst.transport}, ${sizeText(worst.size)})`,
    ];
  });
}

/** What failed or is not known, a line each. */
export function gapLines(rows: readonly BenchRow[]): string[] {
  return rows.flatMap(({ title, size, unsupported, failures, ...setting }) => {
    const where = `${headingOf(setting)}, ${sizeText(size)}: ${title}`;
    if (unsupported !== undefined) return [`${where}: unsupported: ${unsupported}`];
    return failures === undefined ? [] : [`${where}: ${failures.length} failed: ${failures[0]}`];
  });
}

function markdown<Item>(head: readonly string[], items: readonly Item[], cells: (item: Item) => string[]): string {
  const rule = head.map((name, column) => (column === 0 || name === "contender" ? "---" : "---:"));
  return [head, rule, ...items.map(cells)].map((line) => `| ${line.join(" | ")} |`).join("\n");
}
