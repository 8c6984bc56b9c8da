import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import { modulePath } from "../package-root.ts";
import type { CaseReference, Chunk, FromWorker, RunSettings, ToWorker } from "./worker-messages.ts";

const OUTPUT_KEPT = 8 * 1024;
const KILL_AFTER_MS = 2_000;

/** What a worker tells. `gone` comes once and last, unless the worker was stopped. */
export interface WorkerListener {
  message(worker: WorkerProcess, message: FromWorker): void;
  gone(worker: WorkerProcess, how: string): void;
}

/** Workers that live. One that hangs would not notice that the runner has gone. */
const living = new Set<WorkerProcess>();
process.on("exit", () => {
  for (const worker of living) worker.killGroup();
});

/** A child process that executes cases. It leads a process group of its own, so that Ctrl-C reaches only the runner. */
export class WorkerProcess {
  /** Cases that it was given and has not finished, in order; the first may be the one that it is at. */
  remaining: CaseReference[] = [];
  /** What it was given last. */
  chunk: Chunk = { transport: "", cases: [] };
  /** The case that has started and not finished. */
  current: string | undefined;
  /** When it was last heard of. */
  heardAt = Date.now();
  isReady = false;
  readonly #child: ChildProcess;
  #output = "";
  #stopped = false;

  constructor(settings: RunSettings, listener: WorkerListener) {
    this.#child = fork(modulePath(join("runner", "execute", "worker.ts")), [], {
      detached: true,
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    this.#child.stdout?.on("data", (chunk: Buffer) => this.#keep(chunk));
    this.#child.stderr?.on("data", (chunk: Buffer) => this.#keep(chunk));
    this.#child.on("message", (message) => {
      this.heardAt = Date.now();
      listener.message(this, message as FromWorker);
    });
    living.add(this);
    this.#child.on("close", (code, signal) => {
      living.delete(this);
      if (!this.#stopped) listener.gone(this, signal === null ? `exited with code ${code}` : `was killed by ${signal}`);
    });
    this.#tell({ type: "settings", settings });
  }

  /** The end of what it wrote on stdout and stderr, which carry no protocol. */
  get output(): string {
    return this.#output.trim();
  }

  /** Hands it cases; it answers with `started` and `finished` for each and then `idle`. */
  run(chunk: Chunk): void {
    this.remaining = [...chunk.cases];
    this.chunk = chunk;
    this.heardAt = Date.now();
    this.#tell({ type: "run", chunk });
  }

  /** Lets it exit by itself, which also writes its coverage. Settles when it has gone. */
  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#hasEnded) return;
    const ended = new Promise((resolve) => this.#child.once("close", resolve));
    this.#tell({ type: "stop" });
    const impatience = setTimeout(() => this.kill(), KILL_AFTER_MS);
    await ended;
    clearTimeout(impatience);
  }

  /** Ends it, by force when it does not listen. Its exit handlers end the drivers that it started. */
  kill(): void {
    if (this.#hasEnded) return;
    this.#child.kill("SIGTERM");
    const force = setTimeout(() => this.killGroup(), KILL_AFTER_MS);
    this.#child.once("exit", () => clearTimeout(force));
  }

  get #hasEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  /** Ends it and what it has started, at once and without its consent. */
  killGroup(): void {
    try {
      if (this.#child.pid !== undefined) process.kill(-this.#child.pid, "SIGKILL");
    } catch {
      // ESRCH: it has gone meanwhile.
    }
  }

  #tell(message: ToWorker): void {
    if (this.#child.connected) this.#child.send(message);
  }

  #keep(chunk: Buffer): void {
    this.#output = (this.#output + chunk.toString()).slice(-OUTPUT_KEPT);
  }
}
