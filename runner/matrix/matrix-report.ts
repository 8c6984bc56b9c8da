import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { countVerdicts, type Discrepancy, type Judged, VERDICT_ORDER } from "../result.ts";
import type { Cell } from "./cell.ts";

/** An implementation as the matrix shows it. */
export interface Contender {
  name: string;
  /** Its library and version, as the driver tells them. */
  title: string;
  /** The library that speaks ZMTP in it: rows of one engine prove no more than one of them. */
  engine: string;
}

/** A cell of the matrix with what it came to. */
export interface CellResult extends Judged {
  case: Cell & { level: "must" };
}

/** Everything that is known when the matrix has ended. */
export interface MatrixReport {
  suiteVersion: string;
  startedAt: string;
  contenders: Contender[];
  results: CellResult[];
  entryTroubles: Discrepancy[];
  /** Who was to take part and could not, and why. */
  absent: { name: string; reason: string }[];
  wallMs: number;
  interrupted: boolean;
}

/** Writes results.ndjson, in the form of those of `zmqspec run`, and matrix.md into `folder`. */
export function writeMatrixReport(report: MatrixReport, folder: string): void {
  const { results, ...facts } = report;
  const records = [
    { type: "header", implementation: "matrix", planned: results.length, ...facts },
    ...results.map(record),
    { type: "footer", counts: countVerdicts(results), ...(report.interrupted ? { endedEarly: "interrupted" } : {}) },
  ];
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "results.ndjson"), records.map((line) => `${JSON.stringify(line)}\n`).join(""));
  writeFileSync(join(folder, "matrix.md"), `${matrixTable(report)}\n`);
}

function record({ case: cell, verdict, outcome, fluke, entry, discrepancy }: CellResult): Record<string, unknown> {
  const { verdict: _, ...details } = outcome;
  const { pairing, ...axes } = cell;
  const known =
    entry === undefined ? {} : { expectation: { class: entry.class, note: entry.note, issue: entry.issue } };
  return {
    type: "result",
    ...axes,
    pairing: pairing.name,
    verdict,
    ...details,
    ...(fluke && { fluke }),
    ...known,
    ...(discrepancy && { discrepancy }),
  };
}

/** The grid as Markdown: who is on the left of a pairing down, who is on its right across. */
export function matrixTable({ contenders, results }: MatrixReport): string {
  const rows = contenders.map((left) => [
    `${left.title} (${left.engine})`,
    ...contenders.map((right) => share(results.filter(({ case: cell }) => isOf(cell, left, right)))),
  ]);
  const head = ["left \\ right", ...contenders.map(({ name }) => name)];
  return [head, head.map((_, column) => (column === 0 ? "---" : "---:")), ...rows]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
}

function isOf(cell: Cell, left: Contender, right: Contender): boolean {
  return cell.left === left.name && cell.right === right.name;
}

/** "96" when all passed, "90 of 96" when not all did. */
function share(results: readonly CellResult[]): string {
  const passed = results.filter(({ verdict }) => verdict === "PASS").length;
  if (results.length === 0) return "-";
  return passed === results.length ? `${passed}` : `${passed} of ${results.length}`;
}

/** The counts of one run, most telling first: "960 PASS, 3 FAIL". */
export function countsText(results: readonly CellResult[]): string {
  const counts = countVerdicts(results);
  return VERDICT_ORDER.filter((verdict) => counts[verdict] > 0)
    .map((verdict) => `${counts[verdict]} ${verdict}`)
    .join(", ");
}
