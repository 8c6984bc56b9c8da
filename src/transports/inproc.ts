import { encodeText } from "../base/bytes.ts";
import { ZmqError } from "../base/errors.ts";
import type { Frame } from "../base/message.ts";
import type { Peer } from "../base/peer.ts";
import { isCompatible, type SocketTypeName } from "../base/socket-type.ts";
import type { Endpoint } from "../connection/endpoint.ts";
import type { Notices } from "../connection/notices.ts";
import { Pipe } from "../pipe/pipe.ts";

/** A socket, as inproc sees it. */
export interface InprocSocket {
  readonly type: SocketTypeName;
  readonly options: {
    readonly sendHighWaterMark: number;
    readonly receiveHighWaterMark: number;
    readonly conflate: boolean;
    readonly routingId: Frame | null;
    /** What the application wants to be known of it (ZMQ_METADATA). */
    readonly metadata: Readonly<Record<string, string>>;
  };
  readonly notices: Notices;
  /** `limit` sets the high-water marks of the pipe anew, after the options of a side have changed. */
  attach(pipe: Pipe, assignedId: Frame | undefined, limit: () => void): void;
  established(pipe: Pipe, peer: Peer): void;
  /** The socket's end of a pipe is about to be closed on this side. */
  detach(pipe: Pipe): void;
}

/**
 * The inproc endpoints of one context (zmq_inproc(7)). Two sockets share a pipe without anything between them: no handshake,
 * no mechanism, no copy. A connection to a name that nobody has bound yet waits for it, with all that is sent meanwhile.
 */
export class InprocRegistry {
  readonly #bound = new Map<string, InprocSocket>();
  readonly #waiting = new Map<string, Set<InprocConnection>>();

  /** @throws ZmqError EADDRINUSE */
  bind(name: string, socket: InprocSocket): Endpoint {
    const endpoint = `inproc://${name}`;
    if (this.#bound.has(name)) throw new ZmqError("EADDRINUSE", undefined, endpoint);
    this.#bound.set(name, socket);
    const waiting = this.#waiting.get(name);
    this.#waiting.delete(name);
    for (const connection of waiting ?? []) connection.meet(socket);
    // The connections made through a name stay when the name goes.
    return { endpoint, close: () => this.#bound.delete(name) };
  }

  /** @throws ZmqError EINVAL when the assigned routing id is in use */
  connect(name: string, socket: InprocSocket, assignedId?: Frame): InprocConnection {
    const connection: InprocConnection = new InprocConnection(`inproc://${name}`, socket, () =>
      this.#forget(name, connection),
    );
    connection.open(assignedId);
    const bound = this.#bound.get(name);
    if (bound) connection.meet(bound);
    else this.#waiting.set(name, (this.#waiting.get(name) ?? new Set()).add(connection));
    return connection;
  }

  #forget(name: string, connection: InprocConnection): void {
    const waiting = this.#waiting.get(name);
    if (waiting?.delete(connection) && waiting.size === 0) this.#waiting.delete(name);
  }
}

/** One inproc `connect`. */
export class InprocConnection implements Endpoint {
  readonly endpoint: string;
  /** The end of the socket that connects. */
  readonly pipe: Pipe;
  readonly #far: Pipe;
  readonly #socket: InprocSocket;
  readonly #closed: () => void;
  #binder: InprocSocket | undefined;

  /** `closed` is called when it is closed from this side. */
  constructor(endpoint: string, socket: InprocSocket, closed: () => void) {
    this.endpoint = endpoint;
    this.#socket = socket;
    this.#closed = closed;
    const { conflate, sendHighWaterMark } = socket.options;
    [this.pipe, this.#far] = Pipe.pair([
      { highWaterMark: 0, conflate },
      { highWaterMark: sendHighWaterMark, conflate },
    ]);
  }

  /** Messages can be sent from now on. @throws ZmqError EINVAL when the assigned routing id is in use */
  open(assignedId?: Frame): void {
    greet(this.pipe, this.#socket);
    this.#socket.attach(this.pipe, assignedId, () => this.#limit());
  }

  /** The name is bound now. TR-INP-06: an illegal pair of socket types is refused, although nobody exchanges types here. */
  meet(binder: InprocSocket): void {
    if (!isCompatible(this.#socket.type, binder.type)) {
      this.#far.close();
      return;
    }
    this.#binder = binder;
    this.#limit();
    if (binder.options.conflate) for (const end of [this.pipe, this.#far]) end.keepNewest();
    greet(this.#far, binder);
    binder.attach(this.#far, undefined, () => this.#limit());
    binder.established(this.#far, peerOf(this.#socket));
    this.#socket.established(this.pipe, peerOf(binder));
  }

  close(): void {
    this.#socket.detach(this.pipe);
    const farewell = this.#binder?.notices.farewell;
    if (farewell) this.pipe.force(farewell);
    this.pipe.close();
    this.#closed();
  }

  /** What each direction may hold: the sender's mark and the receiver's together, and no limit if one has none (C49). */
  #limit(): void {
    const near = this.#socket.options;
    const far = this.#binder?.options;
    this.pipe.limit(far ? sum(near.receiveHighWaterMark, far.sendHighWaterMark) : near.receiveHighWaterMark);
    this.#far.limit(far ? sum(near.sendHighWaterMark, far.receiveHighWaterMark) : near.sendHighWaterMark);
  }
}

/** What a socket sends before anything else, by its end of the pipe. */
function greet(pipe: Pipe, socket: InprocSocket): void {
  const { hello } = socket.notices;
  if (hello) pipe.force(hello);
}

function sum(a: number, b: number): number {
  return a === 0 || b === 0 ? 0 : a + b;
}

const NO_ID: Frame = new Uint8Array(0);

function peerOf(socket: InprocSocket): Peer {
  const { metadata, routingId } = socket.options;
  const properties = new Map(Object.entries(metadata).map(([name, text]) => [name.toLowerCase(), encodeText(text)]));
  return { socketType: socket.type, routingId: routingId ?? NO_ID, properties };
}
