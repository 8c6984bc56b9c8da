import type { ScaleLibrary } from "./library.ts";

/** What was measured, by the heading that it has in the table, which names its unit. */
export type Figures = Record<string, number>;

/** What the other process does when it is told to. */
export type FarCalls = Record<string, (...values: never[]) => unknown>;

/** Calls one of the far process's functions. */
export type FarSide = (name: string, ...values: (number | string)[]) => Promise<unknown>;

/** A measurement that is repeated with a growing number of something. It has a process to measure, and one at the far end. */
export interface ScaleTask {
  readonly name: string;
  /** What there are n of. */
  readonly title: string;
  readonly sizes: readonly number[];
  /** How many files each process has open besides a few, at this size. */
  files(n: number): number;
  near(library: ScaleLibrary, n: number, far: FarSide): Promise<Figures>;
  far(library: ScaleLibrary, n: number): FarCalls;
}
