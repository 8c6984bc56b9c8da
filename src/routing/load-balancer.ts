import type { Message } from "../base/message.ts";
import type { Pipe } from "../pipe/pipe.ts";
import { ActiveList } from "./active-list.ts";

/**
 * Gives each message to the next pipe that has room, in strict turn (RFC 28, RFC 30: round-robin over the available peers).
 * A pipe found full sits out until `writable`.
 */
export class LoadBalancer {
  readonly #pipes = new ActiveList();

  attach(pipe: Pipe): void {
    this.#pipes.add(pipe);
  }

  detach(pipe: Pipe): void {
    this.#pipes.remove(pipe);
  }

  writable(pipe: Pipe): void {
    this.#pipes.activate(pipe);
  }

  /** Whether `send` would take a message now. */
  get hasRoom(): boolean {
    for (let pipe = this.#pipes.current; pipe !== undefined; pipe = this.#pipes.current) {
      if (pipe.hasRoom) return true;
      this.#pipes.deactivate(pipe);
    }
    return false;
  }

  /** Writes to the pipe whose turn it is; `false` when no pipe has room, and then nothing has happened. */
  send(message: Message): boolean {
    for (let pipe = this.#pipes.take(); pipe !== undefined; pipe = this.#pipes.take()) {
      if (pipe.write(message)) return true;
      this.#pipes.deactivate(pipe);
    }
    return false;
  }

  /** The pipe whose turn it is, for a caller that has to know it before it writes; it has room for one message. */
  take(): Pipe | undefined {
    return this.hasRoom ? this.#pipes.take() : undefined;
  }
}
