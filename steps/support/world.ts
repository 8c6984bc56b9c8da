import { type IWorldOptions, setWorldConstructor, World } from "@cucumber/cucumber";
import type { Driver } from "../driver/driver.ts";
import { Calls } from "./calls.ts";
import { EventLog } from "./event-log.ts";
import { FrameBook } from "./frame-book.ts";
import { type SuiteParameters, type Transport, Waits } from "./parameters.ts";
import { Sockets } from "./sockets.ts";

/** What the steps of one scenario share. `begin` is called before the first of them, `end` after the last. */
export class SpecWorld extends World<SuiteParameters> {
  readonly waits: Waits;
  readonly frames = new FrameBook();
  readonly events = new EventLog();
  /** What raw wire peers have seen and sent, for the report of a failure. */
  readonly transcript: string[] = [];
  #scene: { calls: Calls; sockets: Sockets; stop: () => void } | undefined;

  constructor(options: IWorldOptions<SuiteParameters>) {
    super(options);
    this.waits = new Waits(options.parameters.timeScale);
  }

  /** The transport of the case. */
  get transport(): Transport {
    return this.parameters.axes.transport;
  }

  get calls(): Calls {
    return this.#begun().calls;
  }

  get sockets(): Sockets {
    return this.#begun().sockets;
  }

  /** Whether the scenario got as far as having a driver. */
  get begun(): boolean {
    return this.#scene !== undefined;
  }

  /** Starts the scenario's clock and its record of calls and events. */
  begin(driver: Driver): void {
    const { events, waits, transport } = this;
    const calls = new Calls(driver, waits);
    const stop = driver.onMonitorEvent((event) => events.add(event));
    this.#scene = { calls, sockets: new Sockets({ calls, events, transport, waits }), stop };
  }

  /** Stops the clock, and listens to no event any more. */
  end(): void {
    this.#scene?.stop();
    this.#scene?.calls.end();
  }

  #begun(): { calls: Calls; sockets: Sockets } {
    if (this.#scene === undefined) throw new Error("The scenario has no driver.");
    return this.#scene;
  }
}

setWorldConstructor(SpecWorld);
