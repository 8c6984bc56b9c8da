import type { WaitOptions } from "./exchange.ts";
import type { Sendable } from "./message-like.ts";
import { iterate, lastSender, receiveMany } from "./receiving.ts";
import type { Sender } from "./sender.ts";
import { WritableSocket } from "./writable.ts";

/** A socket that sends `M` and receives `R`: a WritableSocket with all that a ReadableSocket has. */
export abstract class DuplexSocket<
  M extends Sendable = Sendable,
  R extends Buffer[] = Buffer[],
> extends WritableSocket<M> {
  /** As ReadableSocket.receive. */
  receive(options?: WaitOptions): Promise<R> {
    return this.exchange.receive(options) as Promise<R>;
  }

  /** As ReadableSocket.tryReceive. */
  tryReceive(): R | undefined {
    return this.exchange.core.receive() as R | undefined;
  }

  /** As ReadableSocket.receiveMany. */
  receiveMany(limit?: number, options?: WaitOptions): Promise<R[]> {
    return receiveMany(this.exchange, limit, options) as Promise<R[]>;
  }

  /** As ReadableSocket.lastSender. */
  get lastSender(): Sender | null {
    return lastSender(this.exchange);
  }

  /** As ReadableSocket's iterator. */
  [Symbol.asyncIterator](): AsyncIterator<R, undefined> {
    return iterate<R>(this.exchange);
  }
}
