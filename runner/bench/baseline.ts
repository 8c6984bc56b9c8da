import { existsSync, readFileSync } from "node:fs";
import { HarnessError } from "../harness-error.ts";
import type { GridRow } from "./grid.ts";

/** What a machine once managed, kept as ratios: those of another machine are alike, its messages a second are not. */
export interface Baseline {
  machine: Record<string, unknown>;
  versions: Record<string, { name: string; version: string }>;
  rows: Pick<GridRow, "id" | "ratio" | "spread">[];
}

/** A ratio that is lower than it was, and by more than it may be. */
export interface Shortfall {
  id: string;
  before: number;
  now: number;
}

/** What a ratio may lose before it counts, as a part of it: machines that are shared are noisy. */
export const TOLERANCE = 0.4;

/** @throws HarnessError when there is none, or it is not JSON */
export function readBaseline(path: string): Baseline {
  if (!existsSync(path))
    throw new HarnessError(`there is no ${path}`, "zmqspec bench matrix --write-baseline writes it");
  try {
    return JSON.parse(readFileSync(path, "utf8")) as Baseline;
  } catch (error) {
    throw new HarnessError(`${path}: ${(error as Error).message}`);
  }
}

/** The pairs that fall short of the baseline. Those that only one of both has are not compared. */
export function shortfalls(baseline: Baseline, rows: readonly GridRow[]): Shortfall[] {
  const before = new Map(baseline.rows.map((row) => [row.id, row.ratio]));
  return rows.flatMap(({ id, ratio }) => {
    const known = before.get(id);
    return known !== undefined && ratio < known * (1 - TOLERANCE) ? [{ id, before: known, now: ratio }] : [];
  });
}
