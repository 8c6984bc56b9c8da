import type { Message } from "../base/message.ts";
import type { Pipe } from "../pipe/pipe.ts";

/** A pipe as its distributor sees it. */
export interface Outlet {
  readonly pipe: Pipe;
  /** It was found full: messages for it are dropped until `writable`. */
  full: boolean;
  /** The latest round in which it matched. */
  round: number;
  /** Its pipe was detached: it is not chosen any more. */
  detached: boolean;
}

/**
 * Writes one message to many pipes. A message is dropped for a pipe that is full (RFC 29), whole, and so are those that
 * follow until half of the queue has been read.
 *
 * First the pipes are chosen with `match`, `matchAll` and `invert`, then `send` or `unmatch` ends the round. A write can
 * bring on another round in the middle of `send`: the matches of a round lie on top of those of the one it interrupts.
 */
export class Distributor {
  readonly #outlets = new Map<Pipe, Outlet>();
  readonly #matches: (Outlet | undefined)[] = [];
  #start = 0;
  #end = 0;
  #round = 1;

  attach(pipe: Pipe): void {
    this.#outlets.set(pipe, { pipe, full: false, round: 0, detached: false });
  }

  detach(pipe: Pipe): void {
    const outlet = this.#outlets.get(pipe);
    if (outlet !== undefined) outlet.detached = true;
    this.#outlets.delete(pipe);
  }

  writable(pipe: Pipe): void {
    const outlet = this.#outlets.get(pipe);
    if (outlet !== undefined) outlet.full = false;
  }

  /** The outlet of an attached pipe. */
  outlet(pipe: Pipe): Outlet | undefined {
    return this.#outlets.get(pipe);
  }

  /** Chooses a pipe for this round; once is enough, and one that was detached is left out. */
  match(outlet: Outlet): void {
    if (outlet.round === this.#round || outlet.detached) return;
    outlet.round = this.#round;
    this.#matches[this.#end++] = outlet;
  }

  /** Chooses every pipe. */
  matchAll(): void {
    for (const outlet of this.#outlets.values()) this.match(outlet);
  }

  /** Chooses the pipes that did not match instead of those that did. */
  invert(): void {
    this.#end = this.#start;
    for (const outlet of this.#outlets.values()) {
      if (outlet.round !== this.#round) this.#matches[this.#end++] = outlet;
    }
  }

  /** Whether the message would be dropped for a chosen pipe. */
  get wouldDrop(): boolean {
    for (let i = this.#start; i < this.#end; i++) {
      const { pipe, full } = this.#matches[i] as Outlet;
      if (!pipe.ended && (full || !pipe.hasRoom)) return true;
    }
    return false;
  }

  /** Gives up this round. */
  unmatch(): void {
    this.#matches.fill(undefined, this.#start, this.#end);
    this.#end = this.#start;
    this.#round++;
  }

  /**
   * Writes to the chosen pipes, and ends this round. The frames are shared, and so is the message while it waits: a list each
   * took 56 octets more, and over inproc, where many wait until a batch is sent, twice the CPU time.
   */
  send(message: Message): void {
    const start = this.#start;
    const end = this.#end;
    const isAlone = end - start === 1;
    this.#start = end;
    this.#round++;
    for (let i = start; i < end; i++) {
      const outlet = this.#matches[i] as Outlet;
      this.#matches[i] = undefined;
      if (outlet.full) continue;
      outlet.full = !(isAlone ? outlet.pipe.write(message) : outlet.pipe.share(message));
    }
    this.#start = start;
    this.#end = start;
  }
}
