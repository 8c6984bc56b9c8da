import type { SocketTypeName } from "../base/socket-type.ts";
import type { WaitOptions } from "./exchange.ts";
import { type Sendable, toMessage, toOwnedMessage } from "./message-like.ts";
import { Socket } from "./socket.ts";

/** A socket that sends. `M` is what it can send. */
export abstract class WritableSocket<M extends Sendable = Sendable> extends Socket {
  /** @throws ZmqError ETERM, EMFILE, EINVAL; TypeError for an unknown option */
  protected constructor(type: SocketTypeName, options?: object) {
    super(type, options);
  }

  /**
   * Sends a message, or a multipart one given as an array. Resolves when it is queued, at once where that is possible. Rejects
   * with EAGAIN after `sendTimeout`, EBUSY while another send waits, EBADF, ETERM, EFSM, EHOSTUNREACH, EMSGSIZE, ENOTSUP;
   * TypeError for what is no message.
   *
   * Octets above 128 are not copied: they may not be changed before they are on their way.
   */
  send(message: M, options?: WaitOptions): Promise<void> {
    try {
      return this.exchange.send(toMessage(message), options);
    } catch (error) {
      return Promise.reject(error);
    }
  }

  /** Sends if that is possible at once. Nothing is copied: no buffer may be changed afterwards. @throws ZmqError as `send` */
  trySend(message: M): boolean {
    return !this.exchange.isSending && this.exchange.core.send(toOwnedMessage(message));
  }

  /**
   * Sends all messages in this order; resolves when the last is queued. Much cheaper for each than `send`. Nothing is copied.
   * Rejects as `send` does; the messages in front of the failed one are sent.
   */
  async sendMany(messages: Iterable<M>, options?: WaitOptions): Promise<void> {
    const { exchange } = this;
    for (const each of messages) {
      const message = toOwnedMessage(each);
      if (exchange.isSending || !exchange.core.send(message)) await exchange.send(message, options);
    }
  }
}
