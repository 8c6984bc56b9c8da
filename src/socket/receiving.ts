import { ZmqError } from "../base/errors.ts";
import type { Exchange, WaitOptions } from "./exchange.ts";

/** As many messages as `receiveMany` gives when it is not told otherwise: the default high-water mark. */
const MANY = 1000;

/** All messages that are there, up to `limit`; waits for the first. */
export async function receiveMany(exchange: Exchange, limit = MANY, options?: WaitOptions): Promise<Buffer[][]> {
  const messages = [(await exchange.receive(options)) as Buffer[]];
  while (messages.length < limit) {
    const message = exchange.core.receive();
    if (message === undefined) break;
    messages.push(message as Buffer[]);
  }
  return messages;
}

/** The messages one after the other, until the socket is closed. Leaving the loop does not close it. */
export function iterate<M extends Buffer[]>(exchange: Exchange): AsyncIterator<M, undefined> {
  return {
    next: () =>
      exchange.receive().then(
        (message) => ({ value: message as M, done: false }),
        (error: unknown) => {
          if (exchange.core.closed && error instanceof ZmqError) return { value: undefined, done: true };
          throw error;
        },
      ),
  };
}
