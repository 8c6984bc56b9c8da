import type { Frame } from "../base/message.ts";
import type { Peer } from "../base/peer.ts";
import type { Pipe } from "../pipe/pipe.ts";
import type { Notices } from "./notices.ts";
import type { SocketEvent } from "./socket-event.ts";
import type { WireEngine } from "./wire-engine.ts";

/** When and how often a dialer tries; in milliseconds (zmq_setsockopt(3)). */
export interface DialOptions {
  /** The wait before the next attempt; 0 and -1 are never (ZMQ_RECONNECT_IVL, C60). */
  readonly reconnectInterval: number;
  /** The wait doubles up to this; 0 keeps it as it is (ZMQ_RECONNECT_IVL_MAX). */
  readonly reconnectMaxInterval: number;
  /** When not to try again, as a sum: 1 refused, 2 handshake failed, 4 after disconnect (ZMQ_RECONNECT_STOP). */
  readonly reconnectStop: number;
  /** Use the connection only while it is there (ZMQ_IMMEDIATE). */
  readonly immediate: boolean;
}

/** A socket, as its dialers and listeners see it. */
export interface EndpointOwner {
  readonly options: DialOptions;
  readonly notices: Notices;
  /** Whether connections begin with a handshake: all but those of STREAM. */
  readonly hasHandshake: boolean;
  /** A new engine for one connection, made from the options as they are now. */
  newEngine(): WireEngine;
  /** A new pipe: the socket's end, and the one that a connection uses. */
  newPipe(): [outer: Pipe, inner: Pipe];
  /** The pipe takes part in the socket's pattern. */
  attach(outer: Pipe, assignedId?: Frame): void;
  established(outer: Pipe, peer: Peer): void;
  interrupted(outer: Pipe): void;
  /** The socket's end of a pipe is about to be closed on this side, or was closed by the pattern. */
  detach(outer: Pipe): void;
  /** Whether anybody watches: an event that nobody sees is not made. */
  readonly isObserved: boolean;
  emit(event: SocketEvent): void;
}
