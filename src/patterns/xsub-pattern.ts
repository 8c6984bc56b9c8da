import type { Frame, Message } from "../base/message.ts";
import type { Pipe } from "../pipe/pipe.ts";
import { Distributor } from "../routing/distributor.ts";
import { FairQueue } from "../routing/fair-queue.ts";
import { SubscriptionTree } from "../routing/subscription-tree.ts";
import type { PatternOptions, TopicPattern } from "./pattern.ts";
import { CANCEL, isRequest, SUBSCRIBE, topicOf } from "./request-frame.ts";

/**
 * XSUB: receives from all publishers in turn; what it sends goes upstream to all of them, and is a subscription where it
 * begins with 1, a cancellation where it begins with 0 (RFC 29). It does not filter: what an XPUB in manual mode sends
 * need not match what was asked for.
 *
 * Every subscription goes upstream, but only the last cancellation of a topic, for a publisher keeps a set (C24); all of
 * them with ZMQ_XSUB_VERBOSE_UNSUBSCRIBE, and then those of topics that nobody subscribed to as well, as with libzmq. A
 * publisher hears of all topics whenever its connection is established, and never loses one to the high-water mark.
 */
export class XsubPattern implements TopicPattern {
  readonly #options: Pick<PatternOptions, "onlyFirstSubscribe" | "verboseUnsubscribe">;
  readonly #inbound = new FairQueue();
  readonly #outbound = new Distributor();
  readonly #subscriptions = new SubscriptionTree();
  readonly #attached = new Set<Pipe>();
  readonly #established = new Set<Pipe>();

  constructor(options: Pick<PatternOptions, "onlyFirstSubscribe" | "verboseUnsubscribe">) {
    this.#options = options;
  }

  attach(pipe: Pipe): void {
    this.#attached.add(pipe);
    this.#inbound.attach(pipe);
    this.#outbound.attach(pipe);
  }

  established(pipe: Pipe): void {
    if (!this.#attached.has(pipe)) return;
    this.#established.add(pipe);
    for (const request of this.#subscriptions.requests(SUBSCRIBE)) pipe.force([request]);
  }

  interrupted(pipe: Pipe): void {
    this.#established.delete(pipe);
  }

  detach(pipe: Pipe): void {
    const cancels = this.#established.delete(pipe) && !pipe.ended;
    this.#attached.delete(pipe);
    this.#outbound.detach(pipe);
    this.#inbound.detach(pipe);
    if (cancels) for (const request of this.#subscriptions.requests(CANCEL)) pipe.force([request]);
  }

  readable(pipe: Pipe): void {
    this.#inbound.readable(pipe);
  }

  writable(pipe: Pipe): void {
    this.#outbound.writable(pipe);
  }

  get canSend(): boolean {
    return true;
  }

  get canReceive(): boolean {
    return this.#inbound.hasMessage;
  }

  get topicsCount(): number {
    return this.#subscriptions.size;
  }

  /** Whether a topic equals the beginning of `frame`. */
  matches(frame: Frame): boolean {
    return this.#subscriptions.match(frame);
  }

  get from(): Pipe | undefined {
    return this.#inbound.from;
  }

  send(message: Message): boolean {
    let requests = 0;
    const upstream: Message = [];
    for (let i = 0; i < message.length; i++) {
      const frame = message[i] as Frame;
      if (!isRequest(frame) || (i > 0 && this.#options.onlyFirstSubscribe)) upstream.push(frame);
      else if (this.#book(frame)) requests = upstream.push(frame);
    }
    if (requests > 0) this.#ask(upstream);
    else if (upstream.length > 0) this.#tell(upstream);
    return true;
  }

  receive(): Message | undefined {
    return this.#inbound.receive();
  }

  /** Counts a request; whether publishers are to hear of it. */
  #book(request: Frame): boolean {
    if (request[0] === CANCEL) {
      return this.#subscriptions.remove(topicOf(request)) || this.#options.verboseUnsubscribe;
    }
    this.#subscriptions.add(topicOf(request));
    return true;
  }

  /**
   * A message with requests. A publisher that is not established will hear of all subscriptions then. But where older ones
   * still wait in its pipe they will come first, so a cancellation has to follow them.
   */
  #ask(message: Message): void {
    for (const pipe of [...this.#attached]) {
      if (this.#established.has(pipe)) pipe.force(message);
      else if (pipe.unread > 0) pipe.write(message);
    }
  }

  #tell(message: Message): void {
    this.#outbound.matchAll();
    this.#outbound.send(message);
  }
}
