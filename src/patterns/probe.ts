import { EMPTY } from "../base/bytes.ts";
import type { Pipe } from "../pipe/pipe.ts";
import type { PatternOptions } from "./pattern.ts";

/**
 * Sends one empty message on each new connection, by which a ROUTER learns of its peer (ZMQ_PROBE_ROUTER). It is the first
 * message of a pipe, and is sent again after each reconnection.
 */
export class Probe {
  readonly #options: Pick<PatternOptions, "probeRouter">;
  readonly #interrupted = new WeakSet<Pipe>();

  constructor(options: Pick<PatternOptions, "probeRouter">) {
    this.#options = options;
  }

  attach(pipe: Pipe): void {
    if (this.#options.probeRouter) pipe.write([EMPTY]);
  }

  established(pipe: Pipe): void {
    if (this.#interrupted.delete(pipe)) this.attach(pipe);
  }

  interrupted(pipe: Pipe): void {
    this.#interrupted.add(pipe);
  }
}
