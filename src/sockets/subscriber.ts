import { defineOptions } from "../socket/define-options.ts";
import { ReadableSocket } from "../socket/readable.ts";
import type { SocketOptions } from "../socket/socket.ts";
import { subscribing, topicsCount, toTopic } from "./topics.ts";

/** SUB. Receives what it has subscribed to, from all its publishers (RFC 29, SUB). */
export class Subscriber extends ReadableSocket {
  /** Keep only the newest message, of one frame. ZMQ_CONFLATE */
  declare conflate: boolean;
  /** Deliver what does not match. ZMQ_INVERT_MATCHING */
  declare invertMatching: boolean;

  static {
    defineOptions(this.prototype, ["conflate", "invertMatching"]);
  }

  constructor(options?: SocketOptions<Subscriber>) {
    super("SUB", options);
  }

  /** Asks for messages whose first frame begins with one of `topics`; without any, for all messages. */
  subscribe(...topics: (Uint8Array | string)[]): void {
    for (const topic of topics.length === 0 ? [""] : topics) subscribing(this).subscribe(toTopic(topic));
  }

  /** Takes back one `subscribe` for each of `topics`; without any, one for all messages. */
  unsubscribe(...topics: (Uint8Array | string)[]): void {
    for (const topic of topics.length === 0 ? [""] : topics) subscribing(this).unsubscribe(toTopic(topic));
  }

  /** How many different topics are subscribed to through this socket. ZMQ_TOPICS_COUNT */
  get topicsCount(): number {
    return topicsCount(this);
  }
}
