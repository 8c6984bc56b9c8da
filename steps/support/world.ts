import { type IWorldOptions, setWorldConstructor, World } from "@cucumber/cucumber";
import type { Driver } from "../driver/driver.ts";
import { Calls } from "./calls.ts";
import { EventLog } from "./event-log.ts";
import { FrameBook } from "./frame-book.ts";
import { type SuiteParameters, type Transport, Waits } from "./parameters.ts";
import { PendingCalls } from "./pending-calls.ts";
import { Sockets } from "./sockets.ts";

/** What a scenario has as soon as there is a driver. */
interface Scene {
  calls: Calls;
  pending: PendingCalls;
  sockets: Sockets;
  stop: () => void;
}

/** What the steps of one scenario share. `begin` is called before the first of them, `end` after the last. */
export class SpecWorld extends World<SuiteParameters> {
  readonly waits: Waits;
  readonly frames = new FrameBook();
  readonly events = new EventLog();
  /** What raw wire peers have seen and sent, for the report of a failure. */
  readonly transcript: string[] = [];
  /** What the first failed step has thrown. */
  failure: unknown;
  #scene: Scene | undefined;

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

  /** The calls that were started and may still wait. */
  get pending(): PendingCalls {
    return this.#begun().pending;
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
    const sockets = new Sockets({ calls, events, transport, waits });
    this.#scene = { calls, pending: new PendingCalls(calls, waits), sockets, stop };
  }

  /** Stops the clock, and listens to no event any more. */
  end(): void {
    this.#scene?.stop();
    this.#scene?.calls.end();
  }

  #begun(): Scene {
    if (this.#scene === undefined) throw new Error("The scenario has no driver.");
    return this.#scene;
  }
}

setWorldConstructor(SpecWorld);
