import type { Message } from "../base/message.ts";
import type { Pipe } from "../pipe/pipe.ts";
import { ActiveList } from "./active-list.ts";

/**
 * Takes one message from each pipe in turn (RFC 28 to 31: fair queuing). A pipe found empty sits out until `readable`.
 *
 * What still waits in a detached pipe is delivered like the rest (libzmq does so; C19), then the pipe is forgotten.
 */
export class FairQueue {
  readonly #pipes = new ActiveList();
  readonly #leaving = new Set<Pipe>();
  #from: Pipe | undefined;

  attach(pipe: Pipe): void {
    this.#pipes.add(pipe);
  }

  detach(pipe: Pipe): void {
    if (pipe.pending === 0) return this.forget(pipe);
    if (this.#pipes.has(pipe)) this.#leaving.add(pipe);
  }

  /** Detaches a pipe at once, with what waits in it. */
  forget(pipe: Pipe): void {
    this.#leaving.delete(pipe);
    this.#pipes.remove(pipe);
  }

  /** Whether a pipe is attached, or still has messages to deliver. */
  has(pipe: Pipe): boolean {
    return this.#pipes.has(pipe);
  }

  readable(pipe: Pipe): void {
    this.#pipes.activate(pipe);
  }

  /** Whether `receive` would give a message now. */
  get hasMessage(): boolean {
    for (let pipe = this.#pipes.current; pipe !== undefined; pipe = this.#pipes.current) {
      if (pipe.pending > 0) return true;
      pipe.read(); // Finds nothing, and so asks for the edge.
      this.#rest(pipe);
    }
    return false;
  }

  /** The pipe that the latest message was taken from. */
  get from(): Pipe | undefined {
    return this.#from;
  }

  /** The next message; `undefined` when every pipe is empty. */
  receive(): Message | undefined {
    for (let pipe = this.#pipes.take(); pipe !== undefined; pipe = this.#pipes.take()) {
      const message = pipe.read();
      if (message !== undefined) {
        this.#from = pipe;
        return message;
      }
      this.#rest(pipe);
    }
    return undefined;
  }

  #rest(pipe: Pipe): void {
    if (this.#leaving.has(pipe)) this.forget(pipe);
    else this.#pipes.deactivate(pipe);
  }
}
