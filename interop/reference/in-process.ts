import type { Driver, Hello, MonitorEvent, Reply } from "../../steps/driver/driver.ts";
import { DriverHung } from "../../steps/verdict.ts";
import { hello } from "./capabilities.ts";
import { perform } from "./operations.ts";
import { Session } from "./session.ts";

/** Milliseconds that an operation may take beyond its own time. */
const GRACE = 5000;
/** Operations that may wait for ever when nobody says how long. */
const waits = new Set(["send", "recv", "context.term", "measure"]);

/** The reference implementation in this process: the fastest way to run the suite, and the one whose coverage counts. */
export function startInProcessDriver(timeScale = 1): Promise<Driver> {
  return Promise.resolve(new InProcessDriver(timeScale));
}

class InProcessDriver implements Driver {
  readonly hello: Hello = hello();
  readonly #listeners = new Set<(event: MonitorEvent) => void>();
  readonly #session = new Session((event) => {
    for (const listener of this.#listeners) listener(event);
  });
  readonly #timeScale: number;

  constructor(timeScale: number) {
    this.#timeScale = timeScale;
  }

  async call(op: string, parameters: Record<string, unknown> = {}, graceMs?: number): Promise<Reply> {
    const timeout = parameters.timeoutMs;
    const work = perform(op, parameters, this.#session);
    if (timeout === undefined && graceMs === undefined && waits.has(op)) return work;
    return this.#inTime(work, op, Number(timeout ?? 0) + (graceMs ?? GRACE) * this.#timeScale);
  }

  onMonitorEvent(listener: (event: MonitorEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    await this.#session.reset();
  }

  async #inTime(work: Promise<Reply>, op: string, milliseconds: number): Promise<Reply> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () => reject(new DriverHung(`${op} was not answered within ${milliseconds} ms`)),
        milliseconds,
      );
    });
    try {
      return await Promise.race([work, late]);
    } finally {
      clearTimeout(timer);
    }
  }
}
