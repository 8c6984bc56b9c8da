import type { SocketTypeName } from "../base/socket-type.ts";
import type { WaitOptions } from "./exchange.ts";
import { iterate, lastSender, receiveMany } from "./receiving.ts";
import type { Sender } from "./sender.ts";
import { Socket } from "./socket.ts";

/** A socket that receives. `M` is what comes. */
export abstract class ReadableSocket<M extends Buffer[] = Buffer[]> extends Socket {
  /** @throws ZmqError ETERM, EMFILE, EINVAL; TypeError for an unknown option */
  protected constructor(type: SocketTypeName, options?: object) {
    super(type, options);
  }

  /**
   * The next message, one Buffer for each frame. Rejects with EAGAIN after `receiveTimeout` or when the socket is closed
   * meanwhile, EBUSY while another receive waits, EBADF, ETERM, EFSM, ENOTSUP.
   */
  receive(options?: WaitOptions): Promise<M> {
    return this.exchange.receive(options) as Promise<M>;
  }

  /** The next message if there is one. @throws ZmqError as `receive` */
  tryReceive(): M | undefined {
    return this.exchange.core.receive() as M | undefined;
  }

  /**
   * All messages that are there, up to `limit`; waits for the first, and gives only some then if they are very many. Much cheaper
   * for each than `receive`.
   */
  receiveMany(limit?: number, options?: WaitOptions): Promise<M[]> {
    return receiveMany(this.exchange, limit, options) as Promise<M[]>;
  }

  /**
   * Who sent the message that was received last; null before the first (zmq_msg_gets(3)). Read it before you receive again:
   * with `receiveMany` it is the sender of the last of them.
   */
  get lastSender(): Sender | null {
    return lastSender(this.exchange);
  }

  /** The messages one after the other, until the socket is closed. Leaving the loop does not close it. */
  [Symbol.asyncIterator](): AsyncIterator<M, undefined> {
    return iterate<M>(this.exchange);
  }
}
