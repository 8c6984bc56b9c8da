import type { GridRow } from "./grid.ts";
import { sizeText, timeText } from "./units.ts";
import { findWorkloads } from "./workload.ts";

/** One workload and size as Markdown: senders down, receivers across, ratios to the unit and the p50 of round trips. */
export function gridTable(rows: readonly GridRow[]): string {
  const names = [...new Set(rows.flatMap(({ sender, receiver }) => [sender, receiver]))];
  const lines = names.map((sender) => [
    sender,
    ...names.map((receiver) => cell(rows.find((row) => row.sender === sender && row.receiver === receiver))),
  ]);
  const head = [`${titleOf(rows)} from \\ to`, ...names];
  return [head, head.map((_, column) => (column === 0 ? "---" : "---:")), ...lines]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
}

function titleOf([first]: readonly GridRow[]): string {
  if (first === undefined) return "";
  return `${findWorkloads([first.pattern])[0]?.title}, ${sizeText(first.size)}:`;
}

function cell(row: GridRow | undefined): string {
  if (row?.ratio === undefined) return row?.failures === undefined ? "-" : "failed";
  const ratio = row.ratio.toFixed(2);
  if (row.latency === undefined) return `${ratio} ±${Math.round((row.spread ?? 0) * 100)} %`;
  return `${ratio} (${timeText(row.latency.p50)}, p99 ${timeText(row.latency.p99)})`;
}

/** What failed or is not known, a line each. */
export function gridGaps(rows: readonly GridRow[]): string[] {
  return rows.flatMap(({ id, failures, unsupported }) => {
    if (unsupported !== undefined) return [`${id}: unsupported: ${unsupported}`];
    return failures === undefined ? [] : [`${id}: ${failures.length} failed: ${failures[0]}`];
  });
}
