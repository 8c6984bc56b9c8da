import type { Message } from "../base/message.ts";
import { Ring } from "./ring.ts";

/**
 * Who uses one end of a pipe. Each edge is reported once: again only after a read found nothing, or a write found no room.
 * A call can come in the middle of the owner's own `write` or `read`, so it only notes what can be done now.
 */
export interface PipeOwner {
  /** It looks at the messages that it reads and changes none, so that they can be others' as well. */
  readonly onlyLooks?: boolean;
  /** There is something to read again. */
  readable(pipe: Pipe): void;
  /** There is room to write again. */
  writable(pipe: Pipe): void;
  /** The other end was closed: writing is over, what it wrote before can still be read. */
  ended(pipe: Pipe): void;
  /** The writer finds no room. An owner that reads now saves it a wait; only `read` may be called. */
  full?(pipe: Pipe): void;
}

/** How much the direction towards one end of a pipe may hold. */
export interface PipeLimit {
  /** The high-water mark in messages; 0 is no limit. */
  readonly highWaterMark: number;
  /** Keep only the newest message (ZMQ_CONFLATE); the high-water mark then means nothing. */
  readonly conflate?: boolean;
}

function lowWaterMark(highWaterMark: number): number {
  return highWaterMark - ((highWaterMark + 1) >> 1);
}

const nobody: PipeOwner = { readable() {}, writable() {}, ended() {} };

/**
 * One of the two ends of a two-way queue of messages. A socket holds one end and never knows whether the other belongs to
 * a connection or, with inproc, to another socket.
 *
 * A direction is full at its high-water mark and takes messages again when (mark + 1) / 2 of them have been read: libzmq's
 * low-water mark, which saves a wake-up per message (zmq_socket(3), pipe.cpp).
 */
export class Pipe {
  owner: PipeOwner = nobody;
  #peer!: Pipe;
  readonly #inbound = new Ring<Message>();
  #conflate: boolean;
  #highWaterMark: number;
  #lowWaterMark: number;
  #readerWaits = true;
  #writerWaits = false;
  #shared = false;
  #closed = false;
  #ended = false;

  private constructor(limit: PipeLimit) {
    this.#highWaterMark = limit.highWaterMark;
    this.#lowWaterMark = lowWaterMark(limit.highWaterMark);
    this.#conflate = limit.conflate ?? false;
  }

  /** Two ends that are each other's peer; `towards[0]` bounds what the first end can hold for reading. */
  static pair(towards: readonly [PipeLimit, PipeLimit]): [Pipe, Pipe] {
    const first = new Pipe(towards[0]);
    const second = new Pipe(towards[1]);
    first.#peer = second;
    second.#peer = first;
    return [first, second];
  }

  /** Whether this end was closed: it neither reads nor writes any more. */
  get closed(): boolean {
    return this.#closed;
  }

  /** Whether the other end was closed. */
  get ended(): boolean {
    return this.#ended;
  }

  /** How many messages wait here to be read. */
  get pending(): number {
    return this.#inbound.length;
  }

  /** How many messages that were written here still wait at the other end. */
  get unread(): number {
    return this.#peer.#inbound.length;
  }

  /** Whether a `write` would be taken; when not, `writable` is reported as soon as it would. */
  get hasRoom(): boolean {
    const peer = this.#peer;
    if (peer.#closed || this.#closed) return false;
    if (!peer.#isFull()) return true;
    peer.owner.full?.(peer);
    peer.#writerWaits = peer.#isFull();
    return !peer.#writerWaits;
  }

  /** Hands `message` to the other end; `false` when it is full or closed, and then nothing has happened. */
  write(message: Message): boolean {
    if (!this.hasRoom) return false;
    this.force(message);
    return true;
  }

  /**
   * `write` for a message that others get too: unless the reader only looks, it reads a list of its own of the same frames. It
   * is made then, for what waits long is dear to the garbage collector.
   */
  share(message: Message): boolean {
    if (!this.hasRoom) return false;
    this.#peer.#shared = true;
    this.force(message);
    return true;
  }

  /** From now on this end holds the newest message only (ZMQ_CONFLATE), and of those that wait here the newest is kept. */
  keepNewest(): void {
    this.#conflate = true;
    while (this.#inbound.length > 1) this.#inbound.shift();
    this.#tellOfRoom();
  }

  /** Writes past the high-water mark: for subscriptions, which must not be lost. A closed end drops them. */
  force(message: Message): void {
    const peer = this.#peer;
    if (peer.#closed) return;
    if (peer.#conflate) peer.#inbound.shift();
    peer.#inbound.push(message);
    if (peer.#readerWaits) {
      peer.#readerWaits = false;
      peer.owner.readable(peer);
    }
  }

  /** Takes the oldest message; `undefined` when there is none, and then `readable` tells of the next. */
  read(): Message | undefined {
    const message = this.#inbound.shift();
    if (message === undefined) {
      this.#readerWaits = true;
      return undefined;
    }
    if (this.#writerWaits && this.#inbound.length <= this.#lowWaterMark) this.#release();
    return this.#shared && !this.owner.onlyLooks ? message.slice() : message;
  }

  /** Changes the high-water mark of what can wait here; what is queued above a lowered one stays. */
  limit(highWaterMark: number): void {
    this.#highWaterMark = highWaterMark;
    this.#lowWaterMark = lowWaterMark(highWaterMark);
    this.#tellOfRoom();
  }

  /** Ends the use of this end. What waits here is dropped; what it wrote stays readable at the other end. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#inbound.clear();
    const peer = this.#peer;
    if (peer.#closed) return;
    peer.#ended = true;
    peer.owner.ended(peer);
  }

  #isFull(): boolean {
    return !this.#conflate && this.#highWaterMark > 0 && this.#inbound.length >= this.#highWaterMark;
  }

  /** After the limit itself has changed: the low-water mark is about reading. */
  #tellOfRoom(): void {
    if (this.#writerWaits && !this.#isFull()) this.#release();
  }

  #release(): void {
    this.#writerWaits = false;
    if (!this.#peer.#closed) this.#peer.owner.writable(this.#peer);
  }
}
