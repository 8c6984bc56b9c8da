import type { Frame } from "../base/message.ts";
import { PrefixTable } from "./prefix-table.ts";

/** More prefixes than a frame can have. */
const ALL = 2 ** 30;

/** One subscriber, or all of a topic that has several: most topics have one, and a Set for each would double the memory. */
type Holders<S> = S | Set<S>;

/** Where the subscribers that match are reported, some of them more than once. */
export interface MatchSink<S> {
  match(subscriber: S): void;
}

/**
 * Who subscribed to what: the topics of a PUB or XPUB with the set of subscribers of each. Equal topics of one subscriber are
 * one (C24: SUB and XSUB count on their side).
 */
export class SubscriberTree<S extends object> {
  readonly #topics = new PrefixTable();
  readonly #holders: (Holders<S> | undefined)[] = [];
  readonly #topicsOf = new Map<S, Set<number>>();

  /** How many different topics there are. */
  get size(): number {
    return this.#topics.size;
  }

  /** Adds a subscriber to `topic`; whether it is the first there. */
  add(topic: Frame, subscriber: S): boolean {
    const row = this.#topics.add(topic);
    const own = this.#topicsOf.get(subscriber);
    if (own === undefined) this.#topicsOf.set(subscriber, new Set([row]));
    else own.add(row);
    const holders = this.#holders[row];
    if (holders instanceof Set) holders.add(subscriber);
    else if (holders === undefined) this.#holders[row] = subscriber;
    else if (holders !== subscriber) this.#holders[row] = new Set([holders, subscriber]);
    return holders === undefined;
  }

  /** Removes a subscriber from `topic`: whether others remain there, it was the last, or nobody had this topic. */
  remove(topic: Frame, subscriber: S): "remain" | "last" | "unknown" {
    const row = this.#topics.find(topic);
    if (row === undefined) return "unknown";
    if (!this.#topicsOf.get(subscriber)?.delete(row)) return "remain";
    return this.#leave(row, subscriber) ? "last" : "remain";
  }

  /**
   * Removes a subscriber from all its topics. Returns cancellations, fresh frames of a 0 and the topic: of all its topics, of
   * those that it was the last to have, or of none.
   */
  removeAll(subscriber: S, cancel: "all" | "last" | "none"): Frame[] {
    const cancellations: Frame[] = [];
    for (const row of this.#topicsOf.get(subscriber) ?? []) {
      if (cancel === "all" || (cancel === "last" && this.#holders[row] === subscriber)) {
        cancellations.push(this.#topics.request(0, row));
      }
      this.#leave(row, subscriber);
    }
    this.#topicsOf.delete(subscriber);
    return cancellations;
  }

  /** Whether this subscriber has a topic which equals the beginning of `frame`. */
  matches(frame: Frame, subscriber: S): boolean {
    const count = this.#topics.match(frame, ALL);
    const own = this.#topicsOf.get(subscriber);
    for (let i = 0; i < count; i++) if (own?.has(this.#topics.found[i] as number)) return true;
    return false;
  }

  /** Reports every subscriber that has a topic which equals the beginning of `frame`. */
  match(frame: Frame, sink: MatchSink<S>): void {
    const count = this.#topics.match(frame, ALL);
    for (let i = 0; i < count; i++) {
      const holders = this.#holders[this.#topics.found[i] as number] as Holders<S>;
      if (holders instanceof Set) for (const subscriber of holders) sink.match(subscriber);
      else sink.match(holders);
    }
  }

  /** Takes a subscriber off a topic that it has; whether nobody remains there. */
  #leave(row: number, subscriber: S): boolean {
    const holders = this.#holders[row];
    if (holders instanceof Set) {
      holders.delete(subscriber);
      if (holders.size === 1) [this.#holders[row]] = holders;
      return false;
    }
    this.#holders[row] = undefined;
    this.#topics.remove(row);
    return true;
  }
}
