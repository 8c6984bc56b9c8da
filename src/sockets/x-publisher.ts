import { defineOptions } from "../socket/define-options.ts";
import { DuplexSocket } from "../socket/duplex.ts";
import type { SocketOptions } from "../socket/socket.ts";
import { subscribing, topicsCount, toTopic } from "./topics.ts";

/** XPUB. A publisher that sees the subscriptions: 01 or 00, then the topic (RFC 29, XPUB). */
export class XPublisher extends DuplexSocket {
  /** Deliver what does not match. ZMQ_INVERT_MATCHING */
  declare invertMatching: boolean;
  /** Leave it to the application to subscribe its peers. ZMQ_XPUB_MANUAL */
  declare manual: boolean;
  /** In manual mode, send the next message only to the peer that was subscribed last. ZMQ_XPUB_MANUAL_LAST_VALUE */
  declare manualLastValue: boolean;
  /** Wait for a full subscriber instead of dropping its messages. ZMQ_XPUB_NODROP */
  declare noDrop: boolean;
  /** Only the first frame of a message can be a subscription. ZMQ_ONLY_FIRST_SUBSCRIBE */
  declare onlyFirstSubscribe: boolean;
  /** Which repeated subscriptions and cancellations to show. ZMQ_XPUB_VERBOSE, ZMQ_XPUB_VERBOSER */
  declare verbosity: null | "allSubs" | "allSubsUnsubs";
  /** Sent to each new subscriber. ZMQ_XPUB_WELCOME_MSG */
  declare welcomeMessage: string | null;

  static {
    defineOptions(this.prototype, [
      "invertMatching",
      "manual",
      "manualLastValue",
      "noDrop",
      "onlyFirstSubscribe",
      "verbosity",
      "welcomeMessage",
    ]);
  }

  constructor(options?: SocketOptions<XPublisher>) {
    super("XPUB", options);
  }

  /** With `manual`: subscribes the peer whose message was received last to each of `topics`. */
  subscribe(...topics: (Uint8Array | string)[]): void {
    for (const topic of topics) subscribing(this).subscribe(toTopic(topic));
  }

  /** With `manual`: takes subscriptions of the peer whose message was received last back. */
  unsubscribe(...topics: (Uint8Array | string)[]): void {
    for (const topic of topics) subscribing(this).unsubscribe(toTopic(topic));
  }

  /** How many different topics are subscribed to through this socket. ZMQ_TOPICS_COUNT */
  get topicsCount(): number {
    return topicsCount(this);
  }
}
