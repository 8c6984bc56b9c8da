import { isDeepStrictEqual } from "node:util";
import type { Driver } from "../driver/driver.ts";
import { ProcessDriver } from "../driver/process-driver.ts";
import { DriverCrashed, DriverHung } from "../verdict.ts";
import type { SuiteParameters } from "./parameters.ts";

/** How often a driver may crash or hang before the rest of the run is not run any more. */
const MAX_RESTARTS = 10;
/** `reset` itself allows two seconds for what cannot be closed. */
const RESET_GRACE_MS = 5_000;

/** What is left of an implementation that had to be given up. No scenario runs after it. */
export class ImplementationGone extends Error {
  override readonly name = "ImplementationGone";
}

/**
 * The implementation under test, as long as this process lives: started when it is first needed, cleaned after each
 * scenario, started again when it crashed or hung.
 */
export class Implementation {
  readonly #parameters: SuiteParameters;
  #driver: Driver | undefined;
  #restarts = 0;

  constructor(parameters: SuiteParameters) {
    this.#parameters = parameters;
  }

  /** Whether it is the one that is meant. After the last scenario of a run its driver has ended, and it may be dropped. */
  isFor({ driver }: SuiteParameters): boolean {
    return isDeepStrictEqual(this.#parameters.driver, driver);
  }

  /** @throws ImplementationGone when it was started too often; DriverCrashed, DriverHung or DriverFault when it does not start. */
  async driver(): Promise<Driver> {
    if (this.#driver !== undefined) return this.#driver;
    if (this.#restarts > MAX_RESTARTS) {
      throw new ImplementationGone(`The driver crashed or hung ${this.#restarts} times; no further scenario is run.`);
    }
    this.#driver = await startDriver(this.#parameters);
    return this.#driver;
  }

  /** What the driver's process has written to stderr lately, if it is one. */
  get stderr(): string {
    return this.#driver instanceof ProcessDriver ? this.#driver.stderrTail : "";
  }

  /**
   * Takes everything away that the scenario has left in the driver. Afterwards it is clean, or will be a new one.
   *
   * @throws Error when sockets or contexts could not be closed; DriverCrashed, DriverHung, DriverFault
   */
  async reset(): Promise<void> {
    const driver = this.#driver;
    if (driver === undefined) return;
    try {
      const reply = await driver.call("reset", {}, RESET_GRACE_MS);
      const leaked = "ok" in reply ? (reply.ok.leaked as { sockets: number; contexts: number } | undefined) : undefined;
      if (leaked === undefined) throw new Error(`reset was answered with ${JSON.stringify(reply)}`);
      if (leaked.sockets + leaked.contexts > 0) {
        throw new Error(`reset leaked ${leaked.sockets} sockets and ${leaked.contexts} contexts`);
      }
    } catch (error) {
      await this.discard(error);
      throw error;
    }
  }

  /** Whether an error means that the driver cannot be used any more. */
  static isFatal(error: unknown): boolean {
    return error instanceof DriverCrashed || error instanceof DriverHung;
  }

  /** Ends the driver; the next scenario gets a new one, unless too many had to be given up for a cause like this. */
  async discard(cause?: unknown): Promise<void> {
    const driver = this.#driver;
    this.#driver = undefined;
    if (Implementation.isFatal(cause)) this.#restarts++;
    await driver?.close().catch(() => {}); // It is given up because it misbehaves: how it ends tells nothing new.
  }
}

async function startDriver(parameters: SuiteParameters): Promise<Driver> {
  const { driver, timeScale, validate } = parameters;
  if (driver.kind === "process") {
    const where = driver.cwd === undefined ? {} : { cwd: driver.cwd };
    return ProcessDriver.start({ command: driver.command, ...where, timeScale, validate });
  }
  const { startInProcessDriver } = await import("../../interop/reference/in-process.ts");
  return startInProcessDriver(timeScale);
}
