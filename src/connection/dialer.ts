import type { ErrorCode } from "../base/errors.ts";
import type { Frame } from "../base/message.ts";
import type { Peer } from "../base/peer.ts";
import type { Pipe } from "../pipe/pipe.ts";
import type { Failure } from "../zmtp/failure.ts";
import { Backoff } from "./backoff.ts";
import type { ByteStream } from "./byte-stream.ts";
import { Connection, type ConnectionOwner } from "./connection.ts";
import type { Endpoint } from "./endpoint.ts";
import type { EndpointOwner } from "./endpoint-owner.ts";
import { handshakeFailed } from "./failure-event.ts";
import type { Attempt, AttemptOwner, Transport, TransportOptions } from "./transport.ts";

// The parts of ZMQ_RECONNECT_STOP.
const STOP_WHEN_REFUSED = 1;
const STOP_AFTER_FAILED_HANDSHAKE = 2;
const STOP_AFTER_DISCONNECT = 4;

/** Where a dialer goes, and by which name its socket is to know the peer. */
export interface Destination {
  readonly transport: Transport;
  readonly options: TransportOptions;
  readonly address: string;
  /** The whole endpoint, as the application wrote it. */
  readonly endpoint: string;
  readonly assignedId?: Frame | undefined;
}

/**
 * One `connect`: it makes the connection, and makes it again when it is lost, until it is closed. Its pipe exists all the
 * time, so that messages can wait for a peer that is not there; with IMMEDIATE it exists only together with a connection.
 */
export class Dialer implements Endpoint, ConnectionOwner, AttemptOwner {
  readonly onlyLooks = true;
  readonly #to: Destination;
  readonly #owner: EndpointOwner;
  readonly #closed: () => void;
  readonly #backoff = new Backoff();
  #outer: Pipe | undefined;
  #inner: Pipe | undefined;
  #attempt: Attempt | undefined;
  #connection: Connection | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #lingerTimer: ReturnType<typeof setTimeout> | undefined;
  #closing = false;
  #over = false;

  /** `closed` is called once, when nothing is left of this dialer. */
  constructor(to: Destination, owner: EndpointOwner, closed: () => void) {
    this.#to = to;
    this.#owner = owner;
    this.#closed = closed;
  }

  get endpoint(): string {
    return this.#to.endpoint;
  }

  /** Begins. @throws ZmqError EINVAL when the assigned routing id is in use */
  start(): void {
    if (!this.#waitsForPeer) this.#openPipe();
    this.#dial();
  }

  close(linger: number): void {
    if (this.#closing) return;
    this.#closing = true;
    if (this.#outer) {
      this.#owner.detach(this.#outer);
      this.#outer.close();
    }
    const hasWork = this.#connection?.isEstablished || (this.#inner?.pending ?? 0) > 0;
    if (linger === 0 || !hasWork) this.#abandon();
    else if (linger > 0) this.#lingerTimer = setTimeout(() => this.#abandon(), linger);
  }

  // The transport

  connected(stream: ByteStream): void {
    this.#attempt = undefined;
    this.#emit("connect");
    this.#connection = new Connection(stream, this.#owner.newEngine(), this);
    this.#connection.start();
  }

  connectFailed(code: ErrorCode): void {
    this.#attempt = undefined;
    this.#emit("close");
    if (code === "ECONNREFUSED" && this.#stops(STOP_WHEN_REFUSED)) this.#finish();
    else this.#retry();
  }

  // The connection

  established(connection: Connection, peer: Peer): void {
    this.#backoff.reset();
    if (this.#inner === undefined) this.#openPipe();
    const inner = this.#inner as Pipe;
    const { notices } = this.#owner;
    notices.established(inner);
    connection.use(inner, notices.hello);
    if (!this.#closing) this.#owner.established(this.#outer as Pipe, peer);
    if (this.#owner.hasHandshake) this.#emit("handshake");
  }

  lost(connection: Connection, failure: Failure | undefined): void {
    this.#connection = undefined;
    if (this.#owner.isObserved) this.#report(connection, failure);
    const inner = this.#inner;
    if (inner) inner.owner = this;
    if (inner && connection.isEstablished) this.#owner.notices.lost(inner, "dialled");
    const isRefused = failure?.final || (!connection.isEstablished && this.#stops(STOP_AFTER_FAILED_HANDSHAKE));
    if (isRefused || this.#letGo(inner)) this.#finish();
    else this.#retry();
  }

  // The pipe, while no connection uses it

  readable(): void {}
  writable(): void {}
  ended(): void {
    if (!this.#closing) this.#abandon();
  }

  /** Whether there is a pipe only together with a connection. A peer with an assigned id can be written to at once. */
  get #waitsForPeer(): boolean {
    return this.#owner.options.immediate && this.#to.assignedId === undefined;
  }

  /** Whether the pattern does not want this peer any more; otherwise the pipe is made ready for the next connection. */
  #letGo(inner: Pipe | undefined): boolean {
    if (this.#closing || inner === undefined || this.#outer === undefined) return false;
    if (inner.ended) return true;
    if (this.#waitsForPeer) {
      this.#inner = undefined;
      this.#outer = undefined;
      inner.close();
    } else {
      this.#owner.interrupted(this.#outer);
    }
    return false;
  }

  #openPipe(): void {
    const [outer, inner] = this.#owner.newPipe();
    inner.owner = this;
    this.#owner.attach(outer, this.#to.assignedId);
    this.#outer = outer;
    this.#inner = inner;
  }

  #dial(): void {
    this.#emit("connect:delay");
    const { transport, address, options } = this.#to;
    try {
      this.#attempt = transport.dial(address, options, this);
    } catch {
      // What was a good address may not be one any more: an interface can go, ipv6 can be switched off.
      this.connectFailed("EINVAL");
    }
  }

  #retry(): void {
    if (this.#closing && (!this.#inner?.pending || this.#stops(STOP_AFTER_DISCONNECT))) return this.#finish();
    const { reconnectInterval, reconnectMaxInterval } = this.#owner.options;
    if (reconnectInterval <= 0) return this.#finish();
    const interval = this.#backoff.wait(reconnectInterval, reconnectMaxInterval);
    if (this.#owner.isObserved) this.#owner.emit({ type: "connect:retry", address: this.#to.endpoint, interval });
    this.#timer = setTimeout(() => this.#dial(), interval);
    (this.#timer as { unref?: () => void }).unref?.();
  }

  #stops(reason: number): boolean {
    return (this.#owner.options.reconnectStop & reason) !== 0;
  }

  /** Gives up what is left to send. */
  #abandon(): void {
    this.#closing = true;
    this.#inner?.close();
    clearTimeout(this.#timer);
    this.#attempt?.abort();
    if (this.#connection) this.#connection.destroy();
    else this.#finish();
  }

  #finish(): void {
    if (this.#over) return;
    this.#over = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#lingerTimer);
    if (this.#outer?.closed) this.#owner.detach(this.#outer);
    this.#inner?.close();
    this.#closed();
  }

  #report(connection: Connection, failure: Failure | undefined): void {
    const refused = this.#owner.hasHandshake && handshakeFailed(failure, connection.isEstablished, this.#to.endpoint);
    if (refused) this.#owner.emit(refused);
    this.#emit("disconnect");
  }

  #emit(type: "connect" | "connect:delay" | "close" | "disconnect" | "handshake"): void {
    if (this.#owner.isObserved) this.#owner.emit({ type, address: this.#to.endpoint });
  }
}
