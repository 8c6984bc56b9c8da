import type { Row } from "./rounds.ts";
import { median, spread } from "./statistics.ts";

/** The rows of one size as a Markdown table: medians, spread, and ratios to the contenders that everybody knows. */
export function benchTable(rows: readonly Row[]): string {
  const units = [
    { head: "x libzmq", peer: "libzmq" },
    { head: "x zeromq.js", peer: "zeromqjs" },
  ];
  const lines = [
    ["size", "contender", "M msg/s", "spread", ...units.map((unit) => unit.head)],
    ["---:", "---", "---:", "---:", ...units.map(() => "---:")],
    ...rows.map((row) => [
      sizeText(row.size),
      row.contender.title,
      (median(row.samples) / 1e6).toFixed(3),
      `${Math.round(spread(row.samples) * 100)} %`,
      ...units.map((unit) => ratioTo(rows, row, unit.peer)),
    ]),
  ];
  return lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function ratioTo(rows: readonly Row[], row: Row, peer: string): string {
  const unit = rows.find((other) => other.contender.peer === peer && other.size === row.size);
  return unit === undefined ? "-" : (median(row.samples) / median(unit.samples)).toFixed(2);
}

function sizeText(size: number): string {
  if (size < 1024) return `${size} B`;
  return size < 1024 * 1024 ? `${size / 1024} KiB` : `${size / 1024 / 1024} MiB`;
}
