import { existsSync } from "node:fs";
import { HarnessError } from "../harness-error.ts";
import { readJson, writeJson } from "../json-file.ts";
import { CEILING } from "./contender.ts";
import type { GridRow } from "./grid.ts";

const FORMAT = "zmqspec-throughput-baseline";
const VERSION = 1;

/** What a machine once managed, kept as ratios: those of another machine are alike, its messages a second are not. */
export interface Baseline {
  readonly format: typeof FORMAT;
  readonly version: typeof VERSION;
  readonly measuredAt: string;
  readonly machine: Record<string, unknown>;
  readonly versions: Record<string, { name: string; version: string }>;
  /** The pair that the ratios are to. */
  readonly unit: string;
  readonly rows: readonly BaselineRow[];
}

/** The ratio of one pair, and how far the samples that it comes from were apart. */
export interface BaselineRow {
  readonly id: string;
  readonly ratio: number;
  readonly spread: number;
}

/** A ratio that is lower than it was, and by more than it may be. */
export interface Shortfall {
  readonly id: string;
  readonly before: number;
  /** Nothing when the pair was measured and came to nothing. */
  readonly now: number | undefined;
}

/** What a ratio may lose before it counts, as a part of it: machines that are shared are noisy. */
export const TOLERANCE = 0.4;

/** Whether a file holds a baseline. */
export function isBaseline(path: string): boolean {
  return path.endsWith(".json") && existsSync(path) && (readJson(path) as Partial<Baseline>).format === FORMAT;
}

/** @throws HarnessError when there is none, or it is not one of this version */
export function readBaseline(path: string): Baseline {
  if (!existsSync(path))
    throw new HarnessError(`there is no ${path}`, "zmqspec bench matrix --write-baseline writes it");
  const baseline = readJson(path) as Partial<Baseline>;
  if (baseline.format === FORMAT && baseline.version === VERSION) return baseline as Baseline;
  throw new HarnessError(`${path} is no baseline of this version`, "zmqspec bench matrix --write-baseline writes one");
}

/** Writes what a run says as ratios. What came to nothing is left out. */
export function writeBaseline(
  path: string,
  { rows, ...facts }: Omit<Baseline, "format" | "version" | "rows"> & { rows: readonly GridRow[] },
): void {
  const kept = rows.flatMap(({ id, ratio, spread }) =>
    ratio === undefined ? [] : [{ id, ratio, spread: spread ?? 0 }],
  );
  writeJson(path, { format: FORMAT, version: VERSION, ...facts, rows: kept });
}

/** The pairs that fall short of the baseline. Those that only one of both has are not compared, and the ceiling is nobody's. */
export function shortfalls(baseline: Baseline, rows: readonly GridRow[], tolerance: number): Shortfall[] {
  const before = new Map(baseline.rows.map((row) => [row.id, row.ratio]));
  return rows.flatMap(({ id, ratio, sender }) => {
    const known = sender === CEILING ? undefined : before.get(id);
    return known !== undefined && fallsShort(known, ratio, tolerance) ? [{ id, before: known, now: ratio }] : [];
  });
}

/** Whether a ratio has lost more than it may. */
export function fallsShort(before: number, now: number | undefined, tolerance: number): boolean {
  return now === undefined || now < before * (1 - tolerance);
}
