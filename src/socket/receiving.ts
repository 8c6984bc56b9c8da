import { ZmqError } from "../base/errors.ts";
import type { Exchange, WaitOptions } from "./exchange.ts";
import { Sender } from "./sender.ts";

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

/** Who sent the message that was received last. */
export function lastSender({ core: { sender } }: Exchange): Sender | null {
  return sender ? new Sender(sender) : null;
}

/** The messages one after the other, until the socket is closed. Leaving the loop does not close it. */
export function iterate<M extends Buffer[]>(exchange: Exchange): AsyncIterator<M, undefined> {
  const end = { value: undefined, done: true } as const;
  return {
    next() {
      if (exchange.core.closed) return Promise.resolve(end);
      return exchange.receive().then(
        (message) => ({ value: message as M, done: false }),
        (error: unknown) => {
          // What waits when the socket is closed fails with EAGAIN.
          if (exchange.core.closed && error instanceof ZmqError && error.code === "EAGAIN") return end;
          throw error;
        },
      );
    },
  };
}
