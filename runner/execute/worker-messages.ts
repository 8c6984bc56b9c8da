import type { Outcome } from "./outcome.ts";

/** How the steps reach the implementation: in their own process, or as a process with a driver in it. */
export type DriverSpec = { kind: "in-process" } | { kind: "process"; command: string[]; cwd?: string };

/** What stays the same for every case of a run. */
export interface RunSettings {
  root: string;
  stepFiles: string[];
  implementation: string;
  driver: DriverSpec;
  timeScale: number;
  validate: boolean;
}

/** A case as a worker needs it: its name, and where Cucumber finds it. */
export interface CaseReference {
  id: string;
  uri: string;
  line: number;
}

/** Cases that share all axes, so that one run of Cucumber can take them. */
export interface Chunk {
  transport: string;
  cases: CaseReference[];
  /** The driver for these cases, where it is not that of the run. */
  driver?: DriverSpec;
}

/** What the runner tells a worker. */
export type ToWorker = { type: "settings"; settings: RunSettings } | { type: "run"; chunk: Chunk } | { type: "stop" };

/** What a worker tells the runner. */
export type FromWorker =
  | { type: "ready" }
  | { type: "started"; id: string }
  | { type: "finished"; id: string; outcome: Outcome }
  | { type: "idle" }
  | { type: "broken"; message: string };
