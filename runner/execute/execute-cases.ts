import { availableParallelism } from "node:os";
import type { Case } from "../plan/case.ts";
import { chunksOf } from "./chunks.ts";
import type { Outcome } from "./outcome.ts";
import type { RunSettings } from "./worker-messages.ts";
import { WorkerPool } from "./worker-pool.ts";

/** How cases are executed. */
export interface ExecutionOptions {
  settings: RunSettings;
  workers: number;
  /** How often each case is executed. */
  repeat: number;
  /** Ends the execution when it is aborted; its reason is told for the cases that are left over. */
  signal: AbortSignal;
  onStart(id: string): void;
  onOutcome(id: string, outcome: Outcome): void;
}

/** What came of it: the outcomes by case, and why some are missing, if the execution ended early. */
export interface Execution {
  outcomes: Map<string, Outcome[]>;
  endedEarly: string | undefined;
}

/** The steps end a scenario after 20 s and an unresponsive driver within 40 s, both scaled. This is for what they miss. */
const SILENCE_MS = 120_000;
const WHOLE_MS = 60 * 60_000;
const RESTARTS = 10;

/** Scenarios wait more than they compute: more workers than cores are faster. */
export function defaultWorkers(): number {
  return availableParallelism() * 2;
}

/**
 * Executes cases, several at a time. Settles whatever the implementation does.
 * @throws HarnessError when the step definitions cannot be run at all.
 */
export async function executeCases(cases: readonly Case[], options: ExecutionOptions): Promise<Execution> {
  const outcomes = new Map<string, Outcome[]>();
  const scale = Math.max(1, options.settings.timeScale);
  const pool = new WorkerPool({
    settings: options.settings,
    workers: options.workers,
    limits: { silenceMs: SILENCE_MS * scale, wholeMs: WHOLE_MS * scale * options.repeat, restarts: RESTARTS },
    onStart: options.onStart,
    onOutcome: (id, outcome) => {
      outcomes.set(id, [...(outcomes.get(id) ?? []), outcome]);
      options.onOutcome(id, outcome);
    },
  });
  const chunks = chunksOf(cases, options.workers);
  const abort = (): void => pool.abort(String(options.signal.reason));
  options.signal.addEventListener("abort", abort);
  const endedEarly = await pool.run(Array.from({ length: options.repeat }, () => chunks).flat());
  options.signal.removeEventListener("abort", abort);
  return { outcomes, endedEarly };
}
