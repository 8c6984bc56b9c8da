import { defineOptions } from "../socket/define-options.ts";
import type { SocketOptions } from "../socket/socket.ts";
import { WritableSocket } from "../socket/writable.ts";
import { topicsCount } from "./topics.ts";

/** PUB. Sends each message to all subscribers that asked for it (RFC 29, PUB). */
export class Publisher extends WritableSocket {
  /** Keep only the newest message, of one frame. ZMQ_CONFLATE */
  declare conflate: boolean;
  /** Deliver what does not match. ZMQ_INVERT_MATCHING */
  declare invertMatching: boolean;
  /** Wait for a full subscriber instead of dropping its messages. ZMQ_XPUB_NODROP */
  declare noDrop: boolean;

  static {
    defineOptions(this.prototype, ["conflate", "invertMatching", "noDrop"]);
  }

  constructor(options?: SocketOptions<Publisher>) {
    super("PUB", options);
  }

  /** How many different topics are subscribed to through this socket. ZMQ_TOPICS_COUNT */
  get topicsCount(): number {
    return topicsCount(this);
  }
}
