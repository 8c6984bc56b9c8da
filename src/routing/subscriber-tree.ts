import type { Frame } from "../base/message.ts";
import { Numbered } from "./numbered.ts";
import { PrefixTable } from "./prefix-table.ts";

/** More prefixes than a frame can have. */
const ALL = 2 ** 30;

// What is kept with each topic.
const HOLDER = 0; // The number of its only holder; less than 0: minus the number of the set of its holders.
const PREVIOUS = 1; // The neighbours among the topics that nobody else has, 0 for none.
const NEXT = 2;

/**
 * A subscriber with its topics. Those that nobody else has, most of all, are linked through the table: a Set for them took 20 to
 * 40 octets more a topic, and held the event loop up whenever it grew.
 */
interface Holder<S> {
  readonly subscriber: S;
  readonly number: number;
  first: number;
  last: number;
  /** The topics that others have too. */
  readonly shared: Set<number>;
}

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
  readonly #holders = new Numbered<Holder<S>>();
  readonly #holderOf = new Map<S, Holder<S>>();
  readonly #groups = new Numbered<Set<Holder<S>>>();

  /** How many different topics there are. */
  get size(): number {
    return this.#topics.size;
  }

  /** Adds a subscriber to `topic`; whether it is the first there. */
  add(topic: Frame, subscriber: S): boolean {
    const row = this.#topics.add(topic);
    const holder = this.#holderOf.get(subscriber) ?? this.#welcome(subscriber);
    const number = this.#topics.value(row, HOLDER);
    if (number === 0) this.#own(row, holder);
    else if (number < 0) this.#join(row, holder);
    else if (number !== holder.number) this.#share(row, holder);
    return number === 0;
  }

  /** Removes a subscriber from `topic`: whether others remain there, it was the last, or nobody had this topic. */
  remove(topic: Frame, subscriber: S): "remain" | "last" | "unknown" {
    const row = this.#topics.find(topic);
    if (row === undefined) return "unknown";
    const holder = this.#holderOf.get(subscriber);
    if (holder === undefined) return "remain";
    if (this.#topics.value(row, HOLDER) === holder.number) {
      this.#disown(row, holder);
      this.#topics.remove(row);
      return "last";
    }
    if (holder.shared.has(row)) this.#unshare(row, holder);
    return "remain";
  }

  /**
   * Removes a subscriber from all its topics. Returns cancellations, fresh frames of a 0 and the topic: of all its topics, of
   * those that it was the last to have, or of none.
   */
  removeAll(subscriber: S, cancel: "all" | "last" | "none"): Frame[] {
    const holder = this.#holderOf.get(subscriber);
    if (holder === undefined) return [];
    const cancelled: number[] = [];
    if (cancel !== "none") {
      for (let row = holder.first; row !== 0; row = this.#topics.value(row, NEXT)) cancelled.push(row);
    }
    if (cancel === "all") for (const row of holder.shared) cancelled.push(row);
    const cancellations = cancelled.map((row) => this.#topics.request(0, row));
    this.removeSome(subscriber, Infinity);
    return cancellations;
  }

  /** Removes a subscriber from up to `limit` of its topics; how many they were. */
  removeSome(subscriber: S, limit: number): number {
    const holder = this.#holderOf.get(subscriber);
    if (holder === undefined) return 0;
    let count = 0;
    for (; holder.first !== 0 && count < limit; count++) {
      const row = holder.first;
      this.#disown(row, holder);
      this.#topics.remove(row);
    }
    for (const row of holder.shared) {
      if (count === limit) return count;
      this.#unshare(row, holder);
      count++;
    }
    if (holder.first === 0) this.#forget(holder);
    return count;
  }

  /** Whether this subscriber has a topic which equals the beginning of `frame`. */
  matches(frame: Frame, subscriber: S): boolean {
    const count = this.#topics.match(frame, ALL);
    const own = this.#holderOf.get(subscriber);
    for (let i = 0; i < count; i++) {
      const row = this.#topics.found[i] as number;
      if (own?.number === this.#topics.value(row, HOLDER) || own?.shared.has(row)) return true;
    }
    return false;
  }

  /** Reports every subscriber that has a topic which equals the beginning of `frame`. */
  match(frame: Frame, sink: MatchSink<S>): void {
    const count = this.#topics.match(frame, ALL);
    for (let i = 0; i < count; i++) {
      const number = this.#topics.value(this.#topics.found[i] as number, HOLDER);
      if (number > 0) sink.match(this.#holders.get(number).subscriber);
      else for (const { subscriber } of this.#groups.get(-number)) sink.match(subscriber);
    }
  }

  #welcome(subscriber: S): Holder<S> {
    const holder = { subscriber, number: 0, first: 0, last: 0, shared: new Set<number>() };
    holder.number = this.#holders.add(holder);
    this.#holderOf.set(subscriber, holder);
    return holder;
  }

  #forget({ subscriber, number }: Holder<S>): void {
    this.#holderOf.delete(subscriber);
    this.#holders.remove(number);
  }

  /** Links a topic behind those that only this subscriber has. */
  #own(row: number, holder: Holder<S>): void {
    this.#topics.keep(row, HOLDER, holder.number);
    this.#topics.keep(row, PREVIOUS, holder.last);
    this.#topics.keep(row, NEXT, 0);
    if (holder.last === 0) holder.first = row;
    else this.#topics.keep(holder.last, NEXT, row);
    holder.last = row;
  }

  #disown(row: number, holder: Holder<S>): void {
    const previous = this.#topics.value(row, PREVIOUS);
    const next = this.#topics.value(row, NEXT);
    if (previous === 0) holder.first = next;
    else this.#topics.keep(previous, NEXT, next);
    if (next === 0) holder.last = previous;
    else this.#topics.keep(next, PREVIOUS, previous);
  }

  /** A topic that one subscriber had alone gets its second. */
  #share(row: number, holder: Holder<S>): void {
    const only = this.#holders.get(this.#topics.value(row, HOLDER));
    this.#disown(row, only);
    this.#topics.keep(row, HOLDER, -this.#groups.add(new Set()));
    this.#join(row, only);
    this.#join(row, holder);
  }

  #join(row: number, holder: Holder<S>): void {
    this.#groups.get(-this.#topics.value(row, HOLDER)).add(holder);
    holder.shared.add(row);
  }

  #unshare(row: number, holder: Holder<S>): void {
    const number = -this.#topics.value(row, HOLDER);
    const group = this.#groups.get(number);
    group.delete(holder);
    holder.shared.delete(row);
    if (group.size > 1) return;
    const [only] = group as unknown as [Holder<S>];
    this.#groups.remove(number);
    only.shared.delete(row);
    this.#own(row, only);
  }
}
