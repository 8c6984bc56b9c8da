import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { chunksOf } from "../../runner/execute/chunks.ts";
import type { Outcome } from "../../runner/execute/outcome.ts";
import type { CaseReference, Chunk, RunSettings } from "../../runner/execute/worker-messages.ts";
import { WorkerPool } from "../../runner/execute/worker-pool.ts";
import type { Suite } from "../../runner/suite.ts";
import { wrongDrivers } from "./wrong-drivers.ts";

const MAIN = fileURLToPath(new URL("main.ts", import.meta.url));
const LIMITS = { silenceMs: 120_000, wholeMs: 15 * 60_000, restarts: 10 };
/** What has to fail mostly waits for what does not come. */
const WORKERS = availableParallelism() * 3;

/**
 * Executes on each of these wrong drivers the case that has to catch it, and each of these cases on the reference, all in the
 * same few workers. The outcomes are by the name of the wrong driver, and by the id of the case.
 */
export async function tryOut(names: readonly string[], { layout, cases }: Suite): Promise<Map<string, Outcome>> {
  const outcomes = new Map<string, Outcome>();
  const catching = new Set(names.map((name) => wrongDrivers[name]?.caughtBy));
  const selected = cases.filter(({ id }) => catching.has(id));
  const chunks = names.flatMap((name) => {
    const planned = selected.find(({ id }) => id === wrongDrivers[name]?.caughtBy);
    return planned === undefined ? [] : chunkFor(name, planned);
  });
  const { root, stepFiles } = layout;
  const driver: RunSettings["driver"] = { kind: "in-process" };
  const pool = new WorkerPool({
    settings: { root, stepFiles, implementation: "reference", driver, timeScale: 1, validate: true },
    workers: WORKERS,
    limits: LIMITS,
    onStart() {},
    onOutcome: (id, outcome) => void outcomes.set(id, outcome),
  });
  await pool.run([...chunksOf(selected, WORKERS), ...chunks]);
  return outcomes;
}

/** One case with a driver of its own; its outcome goes by the name of that. */
function chunkFor(name: string, { transport, uri, line }: Omit<CaseReference, "id"> & { transport: string }): Chunk {
  const command = [process.execPath, "--import", "tsx", MAIN, name];
  return { transport, cases: [{ id: name, uri, line }], driver: { kind: "process", command } };
}
