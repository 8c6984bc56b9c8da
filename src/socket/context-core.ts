import { ZmqError } from "../base/errors.ts";
import type { KeepAlive } from "../base/keep-alive.ts";
import type { Transport } from "../connection/transport.ts";
import { InprocRegistry } from "../transports/inproc.ts";

/** The options of a context (zmq_ctx_set(3)). */
export interface ContextOptions {
  /** Whether sockets linger at the end of the context (ZMQ_BLOCKY). */
  blocky: boolean;
  /** The default of the sockets' option. */
  ipv6: boolean;
  maxSockets: number;
  /** Octets that a message to be sent may have. */
  maxMessageSize: number;
  ioThreads: number;
  threadPriority: number;
  threadSchedulingPolicy: number;
}

/** The largest message that zeromq.js can express: no limit. */
export const UNLIMITED = 2 ** 31 - 1;

/** A socket, as its context sees it. */
export interface ContextMember {
  /** Closes the socket; what is unsent lingers. */
  close(): void;
  /** Ends every call on it with ETERM. */
  terminate(): void;
}

/** What a context is made of, apart from its options. */
export interface ContextParts {
  /** By their scheme. */
  readonly transports: ReadonlyMap<string, Transport>;
  readonly keepAlive: KeepAlive;
}

/** Contexts that have a socket, open or lingering. */
const inUse = new Set<ContextCore>();

/** The end of the program: all sockets are closed, and what they have not sent lingers. */
export function closeAllContexts(): void {
  for (const context of inUse) context.closeSockets();
}

/** Whether closed sockets have not sent everything yet, and whether it is the default of their context that they wait. */
export function whatLingers(): { readonly isWaiting: boolean; readonly isBlocky: boolean } {
  const waiting = [...inUse].filter((context) => context.isLingering);
  return { isWaiting: waiting.length > 0, isBlocky: waiting.some((context) => context.options.blocky) };
}

/** The sockets of a context and what they share: inproc names, transports, and the end that comes to all of them. */
export class ContextCore {
  readonly inproc = new InprocRegistry();
  readonly options: ContextOptions = {
    blocky: true,
    ipv6: false,
    maxSockets: 1023,
    maxMessageSize: UNLIMITED,
    ioThreads: 1,
    threadPriority: -1,
    threadSchedulingPolicy: -1,
  };
  readonly transports: ReadonlyMap<string, Transport>;
  readonly keepAlive: KeepAlive;
  readonly #sockets = new Set<ContextMember>();
  #lingering = 0;
  #isShutDown = false;
  #whenEmpty: (() => void)[] = [];

  constructor(parts: ContextParts) {
    this.transports = parts.transports;
    this.keepAlive = parts.keepAlive;
  }

  /** How many sockets are open. */
  get size(): number {
    return this.#sockets.size;
  }

  /** Whether a closed socket still sends. */
  get isLingering(): boolean {
    return this.#lingering > 0;
  }

  /** @throws ZmqError ETERM after the end has begun, EMFILE for one socket too many */
  add(socket: ContextMember): void {
    if (this.#isShutDown) throw new ZmqError("ETERM");
    if (this.#sockets.size >= this.options.maxSockets) throw new ZmqError("EMFILE");
    this.#sockets.add(socket);
    inUse.add(this);
  }

  remove(socket: ContextMember): void {
    this.#sockets.delete(socket);
    this.#checkEmpty();
  }

  /** A closed socket still sends; the returned function says that it is done. The process goes on until then. */
  lingering(): () => void {
    this.#lingering++;
    this.keepAlive.hold();
    return () => {
      this.#lingering--;
      this.keepAlive.release();
      this.#checkEmpty();
    };
  }

  /** Every call on every socket fails with ETERM from now on, and no new socket can be made (zmq_ctx_shutdown(3)). */
  shutdown(): void {
    if (this.#isShutDown) return;
    this.#isShutDown = true;
    for (const socket of this.#sockets) socket.terminate();
  }

  /** `shutdown`; `done` is called when all sockets are closed and nothing lingers any more (zmq_ctx_term(3)). */
  terminate(done: () => void): void {
    this.shutdown();
    this.#whenEmpty.push(done);
    this.#checkEmpty();
  }

  /** Closes all sockets: what they have not sent lingers. */
  closeSockets(): void {
    for (const socket of [...this.#sockets]) socket.close();
  }

  #checkEmpty(): void {
    if (this.#sockets.size > 0 || this.#lingering > 0) return;
    inUse.delete(this);
    for (const done of this.#whenEmpty.splice(0)) done();
  }
}
