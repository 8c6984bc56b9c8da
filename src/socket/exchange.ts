import { ZmqError } from "../base/errors.ts";
import type { Message } from "../base/message.ts";
import { turnPassed } from "../base/turn.ts";
import type { CoreObserver, SocketCore } from "./socket-core.ts";

/** How a waiting operation can be given up. */
export interface WaitOptions {
  /** Rejects the operation with the signal's reason; a message is then neither sent nor received. */
  readonly signal?: AbortSignal;
}

/** Operations that may be done one after the other before the event loop has to get its turn, as in zeromq.js. */
const MAX_INLINE = 512;
const DONE = Promise.resolve();

interface Waiting<T> {
  resolve(value: T): void;
  reject(reason: unknown): void;
  stop(): void;
}

/**
 * The waiting side of a socket, and the only place with promises: one send and one receive can wait, each until the core
 * says that something has changed, its time is up or the socket ends. An operation that can be done at once does not get
 * here at all.
 */
export class Exchange implements CoreObserver {
  readonly core: SocketCore;
  #sender: (Waiting<void> & { readonly message: Message }) | undefined;
  #receiver: Waiting<Message> | undefined;
  #inline = 0;

  constructor(core: SocketCore) {
    this.core = core;
    core.observe(this);
  }

  /** Whether a send waits: a later message must not overtake it. */
  get isSending(): boolean {
    return this.#sender !== undefined;
  }

  /** Rejects with EBUSY while another send waits, EAGAIN when the time is up, and with what the core throws. */
  send(message: Message, options?: WaitOptions): Promise<void> {
    if (this.#sender) return busy("writing; only one send");
    try {
      if (this.core.send(message)) return ++this.#inline < MAX_INLINE ? DONE : this.#yield();
    } catch (error) {
      return Promise.reject(error);
    }
    return this.#wait<void>(this.core.options.sendTimeout, options, (waiting) => {
      this.#sender = waiting && { ...waiting, message };
    });
  }

  /** Rejects as `send` does. */
  receive(options?: WaitOptions): Promise<Message> {
    if (this.#receiver) return busy("reading; only one receive");
    try {
      const message = this.core.receive();
      if (message) return ++this.#inline < MAX_INLINE ? Promise.resolve(message) : this.#yield().then(() => message);
    } catch (error) {
      return Promise.reject(error);
    }
    return this.#wait<Message>(this.core.options.receiveTimeout, options, (waiting) => {
      this.#receiver = waiting;
    });
  }

  changed(): void {
    // Whether or not they can be done now: the peer that a message is for may have gone, and then it fails.
    if (this.#sender) this.#trySend(this.#sender);
    if (this.#receiver) this.#tryReceive(this.#receiver);
  }

  over(how: "EBADF" | "ETERM"): void {
    for (const waiting of [this.#sender, this.#receiver]) {
      waiting?.stop();
      // zeromq.js: what waits when a socket is closed fails like something that takes too long.
      waiting?.reject(new ZmqError(how === "EBADF" ? "EAGAIN" : how));
    }
  }

  #trySend(waiting: Waiting<void> & { readonly message: Message }): void {
    try {
      if (!this.core.send(waiting.message)) return;
      waiting.stop();
      waiting.resolve();
    } catch (error) {
      waiting.stop();
      waiting.reject(error);
    }
  }

  #tryReceive(waiting: Waiting<Message>): void {
    try {
      const message = this.core.receive();
      if (message === undefined) return;
      waiting.stop();
      waiting.resolve(message);
    } catch (error) {
      waiting.stop();
      waiting.reject(error);
    }
  }

  #yield(): Promise<void> {
    this.#inline = 0;
    return turnPassed();
  }

  /** `place` puts the waiting operation where it is found again, and takes it away when it gets `undefined`. */
  #wait<T>(
    timeout: number,
    options: WaitOptions | undefined,
    place: (waiting: Waiting<T> | undefined) => void,
  ): Promise<T> {
    if (timeout === 0) return Promise.reject(new ZmqError("EAGAIN"));
    const signal = options?.signal;
    if (signal?.aborted) return Promise.reject(signal.reason);
    this.#inline = 0;
    return new Promise<T>((resolve, reject) => {
      const { keepAlive } = this.core.context;
      let timer: ReturnType<typeof setTimeout> | undefined;
      const stop = () => {
        place(undefined);
        clearTimeout(timer);
        signal?.removeEventListener("abort", abort);
        keepAlive.release();
      };
      const giveUp = (reason: unknown) => {
        stop();
        reject(reason);
      };
      const abort = () => giveUp(signal?.reason);
      if (timeout > 0) timer = setTimeout(() => giveUp(new ZmqError("EAGAIN")), timeout);
      signal?.addEventListener("abort", abort);
      keepAlive.hold();
      place({ resolve, reject, stop });
    });
  }
}

function busy(what: string): Promise<never> {
  return Promise.reject(new ZmqError("EBUSY", `Socket is busy ${what} operation may be in progress at any time`));
}
