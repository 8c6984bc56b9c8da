import { ProcessDriver, type ProcessDriverOptions } from "../../steps/driver/process-driver.ts";

/** The driver of one implementation, which can be lost and started again. */
export class Player {
  readonly #options: ProcessDriverOptions;
  #driver: ProcessDriver;

  private constructor(options: ProcessDriverOptions, driver: ProcessDriver) {
    this.#options = options;
    this.#driver = driver;
  }

  /** Rejects when the driver does not start, or does not answer as one. */
  static async start(options: ProcessDriverOptions): Promise<Player> {
    return new Player(options, await ProcessDriver.start(options));
  }

  get driver(): ProcessDriver {
    return this.#driver;
  }

  /** The end of what the driver has written to stderr. */
  get stderrTail(): string {
    return this.#driver.stderrTail;
  }

  /** Closes every socket, or starts the driver again where it cannot be asked to, or leaks. */
  async clear(): Promise<void> {
    if (!(await isCleared(this.#driver))) await this.restart();
  }

  /** Ends the driver by force, and starts a new one. */
  async restart(): Promise<void> {
    this.#driver.kill();
    await this.#driver.ended;
    this.#driver = await ProcessDriver.start(this.#options);
  }

  close(): Promise<void> {
    return this.#driver.close();
  }
}

async function isCleared(driver: ProcessDriver): Promise<boolean> {
  try {
    const reply = await driver.call("reset");
    const leaked = "ok" in reply ? (reply.ok.leaked as { sockets?: number; contexts?: number }) : undefined;
    return leaked?.sockets === 0 && leaked.contexts === 0;
  } catch {
    return false; // It has died or hangs: whoever was using it has been told.
  }
}
