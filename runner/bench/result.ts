import { existsSync } from "node:fs";
import { HarnessError } from "../harness-error.ts";
import { readJson, writeJson } from "../json-file.ts";
import type { BenchRow } from "./bench-row.ts";
import type { GoalVerdict } from "./judge-goals.ts";

const FORMAT = "zmqspec-bench";
const VERSION = 4;

/** How a run was done. */
export interface BenchSettings {
  readonly rounds: number;
  readonly seconds: number;
  readonly warmUp: number;
  /** False when the sources were measured, under tsx: that costs drivers in TypeScript up to half of their speed. */
  readonly compiled: boolean;
}

/** What `zmqspec bench` leaves: everything that its tables, charts and verdicts are made of. */
export interface BenchResult {
  readonly format: typeof FORMAT;
  readonly version: typeof VERSION;
  readonly startedAt: string;
  readonly durationS: number;
  readonly machine: Record<string, unknown>;
  readonly versions: Record<string, { name: string; version: string }>;
  readonly settings: BenchSettings;
  readonly results: readonly BenchRow[];
  readonly goals: readonly GoalVerdict[];
}

/** Writes a result, which gets its format and version. */
export function writeBench(path: string, result: Omit<BenchResult, "format" | "version">): void {
  writeJson(path, { format: FORMAT, version: VERSION, ...result });
}

/** @throws HarnessError when there is none, or it is none of this version */
export function readBench(path: string): BenchResult {
  if (!existsSync(path)) throw new HarnessError(`there is no ${path}`, "zmqspec bench writes it");
  const result = readJson(path) as Partial<BenchResult>;
  if (result.format === FORMAT && result.version === VERSION) return result as BenchResult;
  throw new HarnessError(`${path} is no result of zmqspec bench, or one of another version`, "measure again");
}
