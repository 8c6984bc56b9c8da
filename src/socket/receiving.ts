import { ZmqError } from "../base/errors.ts";
import { listOf } from "../base/list.ts";
import type { Exchange, WaitOptions } from "./exchange.ts";
import { Sender } from "./sender.ts";

/** As many messages as `receiveMany` gives when it is not told otherwise: the default high-water mark. */
const MANY = 1000;

/**
 * As many messages as are given at once after a wait. The promise has grown old then, and V8 keeps what an old object refers to,
 * even a dead one, until it collects all garbage: with a thousand messages each that cost 0.10 (16 octets) to 0.17 (64)
 * of all CPU time with 100 subscribers. The next call gives the rest, by a promise that dies young.
 */
const AFTER_WAIT = 16;

/** All messages that are there, up to `limit`; waits for the first, and gives not all then if they are very many. */
export async function receiveMany(exchange: Exchange, limit = MANY, options?: WaitOptions): Promise<Buffer[][]> {
  const most = exchange.core.canReceive ? limit : Math.min(limit, AFTER_WAIT);
  const messages = listOf((await exchange.receive(options)) as Buffer[]);
  while (messages.length < most) {
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
