import { copy, EMPTY } from "../base/bytes.ts";
import type { Frame, Message } from "../base/message.ts";
import type { Pipe } from "../pipe/pipe.ts";

/** The options that a socket's notices come from; `null` is none. */
export interface NoticeOptions {
  /** Sent to each new peer before anything else (ZMQ_HELLO_MSG). */
  readonly helloMessage: Frame | null;
  /** Received when the peer of an accepted connection has gone (ZMQ_DISCONNECT_MSG). */
  readonly disconnectMessage: Frame | null;
  /** Received when a connection that this socket had made is lost (ZMQ_HICCUP_MSG). */
  readonly hiccupMessage: Frame | null;
  /** Receive an empty message when a peer comes or has gone, as a sum: 1 comes, 2 has gone (ZMQ_ROUTER_NOTIFY). */
  readonly routerNotify: number;
}

// The parts of ZMQ_ROUTER_NOTIFY.
const NOTIFY_CONNECT = 1;
const NOTIFY_DISCONNECT = 2;

/**
 * The messages that come with a connection by themselves: one to the peer when it begins, and some to the own application, by
 * the pipe of that peer, so that they keep their place among its messages. They are never lost to the high-water mark. A
 * handshake that failed has neither begun nor ended a connection (LIBZMQ-ROUTER-09).
 */
export class Notices {
  readonly #options: NoticeOptions;

  /** Looks at `options` each time that a connection comes or goes. */
  constructor(options: NoticeOptions) {
    this.#options = options;
  }

  /** What is to be sent first on a new connection. */
  get hello(): Message | undefined {
    const { helloMessage } = this.#options;
    return helloMessage?.length ? [copy(helloMessage)] : undefined;
  }

  /** What the application is told when an inproc peer has gone. */
  get farewell(): Message | undefined {
    const { disconnectMessage } = this.#options;
    return disconnectMessage?.length ? [copy(disconnectMessage)] : undefined;
  }

  /** A handshake is done; `inner` is the connection's end of the pipe to the application, and is empty. */
  established(inner: Pipe): void {
    if (this.#options.routerNotify & NOTIFY_CONNECT) inner.force([EMPTY]);
  }

  /** A connection that was established is lost; `inner` is still open. */
  lost(inner: Pipe, made: "accepted" | "dialled"): void {
    if (this.#options.routerNotify & NOTIFY_DISCONNECT) inner.force([EMPTY]);
    const word = made === "dialled" ? this.#hiccup : this.farewell;
    if (word) inner.force(word);
  }

  get #hiccup(): Message | undefined {
    const { hiccupMessage } = this.#options;
    return hiccupMessage?.length ? [copy(hiccupMessage)] : undefined;
  }
}
