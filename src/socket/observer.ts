import { ZmqError } from "../base/errors.ts";
import type { SocketEvent, SocketEventType } from "../connection/socket-event.ts";
import { Ring } from "../pipe/ring.ts";
import { coreOf } from "./core-of.ts";
import type { SocketCore } from "./socket-core.ts";

/** The event of one type. */
export type EventOfType<T extends SocketEventType = SocketEventType> = Extract<SocketEvent, { type: T }>;

const EMITTER_MODE =
  "Observer is in event emitter mode. After a call to events.on() it is not possible to read events with events.receive().";
const BUSY = "Observer is busy reading; only one receive operation may be in progress at any time";

type Listener<T extends SocketEventType> = (event: EventOfType<T>) => void;

/** Where listeners for events can be added and taken away. */
export interface EventSubscriber {
  on<T extends SocketEventType>(type: T, listener: Listener<T>): EventSubscriber;
  off<T extends SocketEventType>(type: T, listener: Listener<T>): EventSubscriber;
}

/**
 * The events of a socket, from the moment it is made: by `on`, or one after the other by `receive` and `for await`. As in
 * zeromq.js it is one or the other.
 */
export class Observer implements EventSubscriber {
  readonly #core: SocketCore;
  readonly #queue = new Ring<SocketEvent>();
  readonly #listeners = new Map<SocketEventType, Set<(event: SocketEvent) => void>>();
  readonly #stop: () => void;
  #waiting: { resolve(event: SocketEvent): void; reject(reason: unknown): void } | undefined;
  #emits = false;
  #tells = false;
  #closed = false;

  constructor(socket: object) {
    this.#core = coreOf(socket);
    this.#core.check();
    this.#stop = this.#core.listen((event) => this.#take(event));
  }

  /** Whether it was closed, or the socket was and all its events are told. */
  get closed(): boolean {
    return this.#closed;
  }

  /** Calls `listener` for each event of a type from now on. */
  on<T extends SocketEventType>(type: T, listener: Listener<T>): this {
    this.#emits = true;
    const listeners = this.#listeners.get(type) ?? new Set();
    this.#listeners.set(type, listeners.add(listener as (event: SocketEvent) => void));
    this.#tellSoon();
    return this;
  }

  /** Ends what `on` began. */
  off<T extends SocketEventType>(type: T, listener: Listener<T>): this {
    this.#listeners.get(type)?.delete(listener as (event: SocketEvent) => void);
    return this;
  }

  /** The next event. Rejects with EBADF after the end, EBUSY while another call waits. */
  async receive(): Promise<SocketEvent> {
    if (this.#emits) throw new Error(EMITTER_MODE);
    const event = this.#queue.shift();
    if (event) return event;
    if (this.#closed) throw new ZmqError("EBADF");
    if (this.#waiting) throw new ZmqError("EBUSY", BUSY);
    const { keepAlive } = this.#core.context;
    keepAlive.hold();
    return new Promise<SocketEvent>((resolve, reject) => {
      this.#waiting = { resolve, reject };
    }).finally(() => keepAlive.release());
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<SocketEvent, undefined> {
    while (!this.#closed || this.#queue.length > 0) {
      try {
        yield await this.receive();
      } catch (error) {
        if (error instanceof ZmqError && error.code === "EBADF") return;
        throw error;
      }
    }
  }

  /** Stops watching, and forgets what was not told yet. What waits fails with EBADF. */
  close(): void {
    this.#queue.clear();
    this.#end();
  }

  #end(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#stop();
    this.#waiting?.reject(new ZmqError("EBADF"));
  }

  #take(event: SocketEvent): void {
    const waiting = this.#waiting;
    if (waiting) {
      this.#waiting = undefined;
      waiting.resolve(event);
    } else {
      this.#queue.push(event);
      if (this.#emits) this.#tellSoon();
    }
    if (event.type === "end") this.#end();
  }

  /** Events happen in the middle of the library's own work; listeners may do and throw what they like. */
  #tellSoon(): void {
    if (this.#tells || this.#queue.length === 0) return;
    this.#tells = true;
    queueMicrotask(() => this.#tell());
  }

  #tell(): void {
    this.#tells = false;
    for (let event = this.#queue.shift(); event; event = this.#queue.shift()) {
      for (const listener of [...(this.#listeners.get(event.type) ?? [])]) call(listener, event);
    }
  }
}

/** What a listener throws is nobody's to catch, as with an EventEmitter, but the others are still called. */
function call(listener: (event: SocketEvent) => void, event: SocketEvent): void {
  try {
    listener(event);
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}
