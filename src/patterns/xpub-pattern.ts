import { copy } from "../base/bytes.ts";
import { ZmqError } from "../base/errors.ts";
import type { Frame, Message } from "../base/message.ts";
import { nextTurn, type TurnTask } from "../base/turn.ts";
import type { Pipe } from "../pipe/pipe.ts";
import { Ring } from "../pipe/ring.ts";
import { Distributor, type Outlet } from "../routing/distributor.ts";
import { SubscriberTree } from "../routing/subscriber-tree.ts";
import type { PatternOptions, SubscribingPattern } from "./pattern.ts";
import { isRequest, SUBSCRIBE, topicOf } from "./request-frame.ts";

/** The options of PUB and XPUB. */
export type PublisherOptions = Pick<
  PatternOptions,
  "verbosity" | "noDrop" | "manual" | "manualLastValue" | "welcomeMessage" | "invertMatching" | "onlyFirstSubscribe"
>;

/**
 * Topics of subscribers that have gone which a PUB clears away in a turn. All of a million at once would hold the event loop up
 * for a fifth of a second.
 */
const CLEARED_A_TURN = 50_000;

/** What waits for the application: a message of a subscriber, or a request. */
interface Upstream {
  readonly message: Message;
  readonly from: Pipe;
  /** The application decides what becomes of this request (manual mode). */
  readonly undecided: boolean;
  /** Whom the decision is about; `undefined` when that subscriber has gone. */
  readonly subscriber?: Outlet;
}

/**
 * XPUB: each message to every subscriber that has a topic which matches its first frame (RFC 29). It shows its application
 * who subscribes to what: 1 or 0 and the topic; and what subscribers send of their own.
 *
 * Requests count as soon as they can be read (C66), so nothing stays in a pipe. Per subscriber, topics are a set (C24).
 */
export class XpubPattern implements SubscribingPattern, TurnTask {
  readonly #options: PublisherOptions;
  readonly #delivers: boolean;
  readonly #outbound = new Distributor();
  readonly #subscribers = new SubscriberTree<Outlet>();
  /** Subscribers that have gone, while topics of theirs are left. */
  readonly #gone = new Ring<Outlet>();
  /** In manual mode: what each subscriber asked for, which is not what was applied. */
  readonly #asked = new SubscriberTree<Outlet>();
  readonly #inbound = new Ring<Upstream>();
  /** In manual mode: whom `subscribe` and `unsubscribe` are about. */
  #latest: Outlet | undefined;
  #from: Pipe | undefined;

  /** What comes upstream is delivered to the application or, for PUB, acted on and dropped. */
  constructor(options: PublisherOptions, upstream: "delivered" | "dropped" = "delivered") {
    this.#options = options;
    this.#delivers = upstream === "delivered";
  }

  attach(pipe: Pipe): void {
    this.#outbound.attach(pipe);
    this.readable(pipe);
  }

  established(pipe: Pipe): void {
    const { welcomeMessage } = this.#options;
    if (welcomeMessage?.length && this.#outbound.outlet(pipe) !== undefined) pipe.write([copy(welcomeMessage)]);
  }

  /** Whoever comes back is a subscriber without a past: what is still undecided is not about it. */
  interrupted(pipe: Pipe): void {
    if (this.#outbound.outlet(pipe) === undefined) return;
    this.detach(pipe);
    this.#outbound.attach(pipe);
  }

  detach(pipe: Pipe): void {
    const subscriber = this.#outbound.outlet(pipe);
    if (subscriber === undefined) return;
    this.#outbound.detach(pipe);
    if (this.#latest === subscriber) this.#latest = undefined;
    this.#cancelAll(subscriber);
  }

  readable(pipe: Pipe): void {
    const subscriber = this.#outbound.outlet(pipe);
    if (subscriber === undefined) return;
    for (let message = pipe.read(); message !== undefined; message = pipe.read()) this.#take(subscriber, message);
  }

  writable(pipe: Pipe): void {
    this.#outbound.writable(pipe);
  }

  get canSend(): boolean {
    return true;
  }

  get canReceive(): boolean {
    return this.#inbound.length > 0;
  }

  /** What a subscriber with very many topics leaves behind counts for some turns still. */
  get topicsCount(): number {
    return this.#subscribers.size;
  }

  /** Clears away some of what subscribers that have gone have left. */
  turn(): void {
    let limit = CLEARED_A_TURN;
    for (let outlet = this.#gone.peek(); outlet !== undefined; outlet = this.#gone.peek()) {
      limit -= this.#subscribers.removeSome(outlet, limit);
      if (limit === 0) return nextTurn(this);
      this.#gone.shift();
    }
  }

  subscribe(topic: Frame): void {
    this.#requireManual();
    if (this.#latest !== undefined) this.#subscribers.add(topic, this.#latest);
  }

  unsubscribe(topic: Frame): void {
    this.#requireManual();
    if (this.#latest !== undefined) this.#subscribers.remove(topic, this.#latest);
  }

  get from(): Pipe | undefined {
    return this.#from;
  }

  send(message: Message): boolean {
    const outbound = this.#outbound;
    const { manualLastValue, noDrop } = this.#options;
    this.#choose(message[0] as Frame, manualLastValue ? this.#latest : undefined);
    if (noDrop && outbound.wouldDrop) {
      outbound.unmatch();
      return false;
    }
    if (manualLastValue) this.#latest = undefined;
    outbound.send(message);
    return true;
  }

  receive(): Message | undefined {
    const upstream = this.#inbound.shift();
    if (upstream === undefined) return undefined;
    const { message, from, undecided, subscriber } = upstream;
    this.#from = from;
    if (undecided) this.#latest = subscriber && this.#isHere(subscriber) ? subscriber : undefined;
    return message;
  }

  get #manual(): boolean {
    return this.#delivers && (this.#options.manual || this.#options.manualLastValue);
  }

  #isHere(subscriber: Outlet): boolean {
    return this.#outbound.outlet(subscriber.pipe) === subscriber;
  }

  /** Chooses the subscribers that match `frame`, or that one alone if it does (ZMQ_XPUB_MANUAL_LAST_VALUE). */
  #choose(frame: Frame, only: Outlet | undefined): void {
    const { invertMatching } = this.#options;
    if (only !== undefined) {
      if (this.#subscribers.matches(frame, only) !== invertMatching) this.#outbound.match(only);
      return;
    }
    this.#subscribers.match(frame, this.#outbound);
    if (invertMatching) this.#outbound.invert();
  }

  #requireManual(): void {
    if (!this.#manual) throw new ZmqError("EINVAL", "XPUB subscribes only in manual mode");
  }

  /** Acts on the requests among the frames of a message; the rest is for the application. */
  #take(subscriber: Outlet, message: Message): void {
    const rest: Message = [];
    for (let i = 0; i < message.length; i++) {
      const frame = message[i] as Frame;
      if (!isRequest(frame) || (i > 0 && this.#options.onlyFirstSubscribe)) rest.push(frame);
      else if (this.#manual) this.#ask(subscriber, frame);
      else if (this.#apply(subscriber, frame)) this.#deliver(subscriber, [copy(frame)]);
    }
    if (rest.length > 0 && this.#delivers) this.#deliver(subscriber, rest);
  }

  #deliver(subscriber: Outlet, message: Message): void {
    this.#inbound.push({ message, from: subscriber.pipe, undecided: false });
  }

  /** Does what a request says; whether the application is to see it. */
  #apply(subscriber: Outlet, request: Frame): boolean {
    const { verbosity } = this.#options;
    const shown =
      request[0] === SUBSCRIBE
        ? this.#subscribers.add(topicOf(request), subscriber) || verbosity !== null
        : this.#subscribers.remove(topicOf(request), subscriber) !== "remain" || verbosity === "allSubsUnsubs";
    return shown && this.#delivers;
  }

  #ask(subscriber: Outlet, request: Frame): void {
    if (request[0] === SUBSCRIBE) this.#asked.add(topicOf(request), subscriber);
    else this.#asked.remove(topicOf(request), subscriber);
    this.#inbound.push({ message: [copy(request)], from: subscriber.pipe, undecided: true, subscriber });
  }

  /** Ends all subscriptions of a subscriber that has gone, and makes up its cancellations (RFC 29). */
  #cancelAll(subscriber: Outlet): void {
    // Nobody is to hear of it, so it may take its time.
    if (!this.#delivers) return this.#clear(subscriber);
    const manual = this.#manual;
    const shown = this.#options.verbosity === "allSubsUnsubs" ? "all" : "last";
    const asked = this.#asked.removeAll(subscriber, manual ? "all" : "none");
    const applied = this.#subscribers.removeAll(subscriber, manual ? "none" : shown);
    for (const request of asked) this.#inbound.push({ message: [request], from: subscriber.pipe, undecided: true });
    for (const request of applied) this.#deliver(subscriber, [request]);
  }

  #clear(subscriber: Outlet): void {
    this.#gone.push(subscriber);
    // Otherwise a turn comes anyway.
    if (this.#gone.length === 1) this.turn();
  }
}
