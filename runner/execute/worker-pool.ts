import { HarnessError } from "../harness-error.ts";
import type { Outcome } from "./outcome.ts";
import type { Chunk, FromWorker, RunSettings } from "./worker-messages.ts";
import { WorkerProcess } from "./worker-process.ts";

/** Limits after which the pool helps itself, in milliseconds. */
export interface PoolLimits {
  /** No word from a worker that has a case: longer than any deadline that the steps set themselves. */
  silenceMs: number;
  /** All cases together. */
  wholeMs: number;
  /** How often a worker is replaced before the rest is given up. */
  restarts: number;
}

/** What a pool of workers is to do, and who hears of it. */
export interface PoolOptions {
  settings: RunSettings;
  workers: number;
  limits: PoolLimits;
  /** Told when a case begins. */
  onStart(id: string): void;
  /** Told of each outcome, once for each case that came to one. */
  onOutcome(id: string, outcome: Outcome): void;
}

const WATCH_EVERY_MS = 500;

/**
 * Executes chunks of cases in several processes. Whatever these do, `run` settles: a worker that dies or falls silent costs
 * the case it was at, is replaced, and the rest of its chunk goes on.
 */
export class WorkerPool {
  readonly #options: PoolOptions;
  readonly #workers = new Set<WorkerProcess>();
  #queue: Chunk[] = [];
  #restartsLeft: number;
  #deadline = 0;
  #failure: HarnessError | undefined;
  #whyEnded: string | undefined;
  #settle = (): void => {};

  constructor(options: PoolOptions) {
    this.#options = options;
    this.#restartsLeft = options.limits.restarts;
  }

  /**
   * Executes all chunks. Called once. Resolves with the reason why cases were left over, if there is one.
   * @throws HarnessError when the step definitions cannot be loaded or a hook around all cases fails.
   */
  async run(chunks: readonly Chunk[]): Promise<string | undefined> {
    this.#queue = [...chunks];
    this.#deadline = Date.now() + this.#options.limits.wholeMs;
    const watch = setInterval(() => this.#watch(), WATCH_EVERY_MS);
    const done = new Promise<void>((resolve) => (this.#settle = resolve));
    for (let count = Math.min(this.#options.workers, chunks.length); count > 0; count--) this.#start();
    if (chunks.length > 0) await done;
    clearInterval(watch);
    await Promise.all([...this.#workers].map((worker) => worker.stop()));
    if (this.#failure) throw this.#failure;
    return this.#whyEnded;
  }

  /** Ends the run now. What has not finished is left over for this reason. */
  abort(reason: string): void {
    this.#whyEnded ??= reason;
    this.#queue = [];
    for (const worker of this.#workers) worker.kill();
    this.#settle();
  }

  #start(): void {
    this.#workers.add(
      new WorkerProcess(this.#options.settings, {
        message: (worker, message) => this.#onMessage(worker, message),
        gone: (worker, how) => this.#onGone(worker, how),
      }),
    );
  }

  #onMessage(worker: WorkerProcess, message: FromWorker): void {
    if (message.type === "ready" || message.type === "idle") {
      worker.isReady = true;
      worker.remaining = [];
      this.#giveWork(worker);
    } else if (message.type === "started") {
      worker.current = message.id;
      this.#options.onStart(message.id);
    } else if (message.type === "finished") this.#finish(worker, message.id, message.outcome);
    else this.#fail(`the step definitions could not be run:\n${message.message}`);
  }

  #giveWork(worker: WorkerProcess): void {
    const chunk = this.#queue.shift();
    if (chunk !== undefined) worker.run(chunk);
    else if ([...this.#workers].every((other) => other.isReady && other.remaining.length === 0)) this.#settle();
  }

  #finish(worker: WorkerProcess, id: string, outcome: Outcome): void {
    worker.current = undefined;
    worker.remaining = worker.remaining.filter((reference) => reference.id !== id);
    this.#options.onOutcome(id, outcome);
  }

  #onGone(worker: WorkerProcess, how: string): void {
    this.#workers.delete(worker);
    if (this.#whyEnded !== undefined || this.#failure) return;
    if (!worker.isReady) return this.#fail(`a worker ${how} before its first case:\n${worker.output}`);
    if (worker.current !== undefined) this.#finish(worker, worker.current, this.#lost(worker, how));
    this.#replace({ ...worker.chunk, cases: worker.remaining });
  }

  #replace(rest: Chunk): void {
    if (rest.cases.length > 0) this.#queue.unshift(rest);
    if (this.#queue.length === 0 && this.#workers.size > 0) return this.#settleWhenIdle();
    if (this.#queue.length === 0) return this.#settle();
    if (this.#restartsLeft-- > 0) this.#start();
    else this.abort(`workers ended ${this.#options.limits.restarts + 1} times`);
  }

  #settleWhenIdle(): void {
    if ([...this.#workers].every((worker) => worker.isReady && worker.remaining.length === 0)) this.#settle();
  }

  /** What a case comes to whose worker did not survive it: the implementation's doing only where it ran in there. */
  #lost(worker: WorkerProcess, how: string): Outcome {
    const isSilent = Date.now() - worker.heardAt >= this.#options.limits.silenceMs;
    const durationMs = Date.now() - worker.heardAt;
    const reason = isSilent ? `no sign of life for ${Math.round(durationMs / 1000)} s` : `the process ${how}`;
    const outcome: Outcome = { verdict: "ERROR", durationMs, reason };
    const driver = worker.chunk.driver ?? this.#options.settings.driver;
    if (driver.kind === "in-process") outcome.verdict = isSilent ? "TIMEOUT" : "CRASH";
    if (worker.output !== "") outcome.stderr = worker.output;
    return outcome;
  }

  #watch(): void {
    const now = Date.now();
    if (now > this.#deadline)
      return this.abort(`the run took longer than ${this.#options.limits.wholeMs / 60_000} min`);
    for (const worker of this.#workers) {
      const isBusy = !worker.isReady || worker.remaining.length > 0;
      if (isBusy && now - worker.heardAt >= this.#options.limits.silenceMs) worker.kill();
    }
  }

  #fail(message: string): void {
    this.#failure ??= new HarnessError(message);
    this.abort(message);
  }
}
