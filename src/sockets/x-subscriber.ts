import { defineOptions } from "../socket/define-options.ts";
import { DuplexSocket } from "../socket/duplex.ts";
import type { SocketOptions } from "../socket/socket.ts";
import { topicsCount } from "./topics.ts";

/** XSUB. A subscriber that subscribes by sending: 01 or 00, then the topic (RFC 29, XSUB). */
export class XSubscriber extends DuplexSocket {
  /** Only the first frame of a message can be a subscription. ZMQ_ONLY_FIRST_SUBSCRIBE */
  declare onlyFirstSubscribe: boolean;
  /** Pass every cancellation on to publishers, not the last one of a topic only. ZMQ_XSUB_VERBOSE_UNSUBSCRIBE */
  declare verboseUnsubscribe: boolean;

  static {
    defineOptions(this.prototype, ["onlyFirstSubscribe", "verboseUnsubscribe"]);
  }

  constructor(options?: SocketOptions<XSubscriber>) {
    super("XSUB", options);
  }

  /** How many different topics are subscribed to through this socket. ZMQ_TOPICS_COUNT */
  get topicsCount(): number {
    return topicsCount(this);
  }
}
