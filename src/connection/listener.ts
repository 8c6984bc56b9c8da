import type { ErrorCode } from "../base/errors.ts";
import type { Peer } from "../base/peer.ts";
import type { Pipe } from "../pipe/pipe.ts";
import type { Failure } from "../zmtp/failure.ts";
import type { ByteStream } from "./byte-stream.ts";
import { Connection, type ConnectionOwner } from "./connection.ts";
import type { Endpoint } from "./endpoint.ts";
import type { EndpointOwner } from "./endpoint-owner.ts";
import { eventError, handshakeFailed } from "./failure-event.ts";
import type { Acceptor, AcceptorOwner } from "./transport.ts";

/**
 * One `bind`: the connections that come to it. Each gets a pipe of its own when its handshake is done, and both end
 * together; a peer that never finishes its handshake costs its connection and nothing else.
 */
export class Listener implements Endpoint, AcceptorOwner, ConnectionOwner {
  /** As resolved; empty until it listens. */
  endpoint = "";
  readonly #owner: EndpointOwner;
  readonly #closed: () => void;
  /** Both ends of each connection's pipe; none before the handshake is done. */
  readonly #connections = new Map<Connection, [outer: Pipe, inner: Pipe] | undefined>();
  #acceptor: Acceptor | undefined;
  #lingerTimer: ReturnType<typeof setTimeout> | undefined;
  #closing = false;
  #over = false;

  /** `closed` is called once, when nothing is left of this listener. */
  constructor(owner: EndpointOwner, closed: () => void) {
    this.#owner = owner;
    this.#closed = closed;
  }

  /** The transport listens now. */
  listening(acceptor: Acceptor): void {
    this.#acceptor = acceptor;
    this.endpoint = acceptor.endpoint;
    if (this.#owner.isObserved) this.#owner.emit({ type: "bind", address: acceptor.endpoint });
  }

  close(linger: number): void {
    if (this.#closing) return;
    this.#closing = true;
    this.#acceptor?.close();
    if (this.#owner.isObserved) this.#owner.emit({ type: "close", address: this.endpoint });
    for (const [connection, pipe] of [...this.#connections]) {
      if (pipe) this.#closePipe(pipe[0]);
      if (linger === 0 || pipe === undefined) connection.destroy();
    }
    if (linger > 0) this.#lingerTimer = setTimeout(() => this.#destroyAll(), linger);
    this.#checkOver();
  }

  // The transport

  accepted(stream: ByteStream): void {
    if (this.#closing) return stream.destroy();
    const connection = new Connection(stream, this.#owner.newEngine(), this);
    this.#connections.set(connection, undefined);
    if (this.#owner.isObserved) this.#owner.emit({ type: "accept", address: this.endpoint });
    connection.start();
  }

  acceptFailed(code: ErrorCode): void {
    const error = eventError("A connection could not be accepted", code);
    if (this.#owner.isObserved) this.#owner.emit({ type: "accept:error", address: this.endpoint, error });
  }

  // A connection

  established(connection: Connection, peer: Peer): void {
    const pipe = this.#owner.newPipe();
    const [outer, inner] = pipe;
    this.#connections.set(connection, pipe);
    const { notices } = this.#owner;
    notices.established(inner);
    connection.use(inner, notices.hello);
    this.#owner.attach(outer);
    this.#owner.established(outer, peer);
    if (this.#owner.hasHandshake && this.#owner.isObserved) {
      this.#owner.emit({ type: "handshake", address: this.endpoint });
    }
  }

  lost(connection: Connection, failure: Failure | undefined): void {
    const pipe = this.#connections.get(connection);
    this.#connections.delete(connection);
    if (pipe) {
      // The pattern may have closed its end, and then nobody else tells the socket.
      if (pipe[0].closed) this.#owner.detach(pipe[0]);
      else this.#owner.notices.lost(pipe[1], "accepted");
      pipe[1].close();
    }
    if (this.#owner.isObserved) this.#report(connection, failure);
    this.#checkOver();
  }

  #checkOver(): void {
    if (!this.#closing || this.#connections.size > 0 || this.#over) return;
    this.#over = true;
    clearTimeout(this.#lingerTimer);
    this.#closed();
  }

  #report(connection: Connection, failure: Failure | undefined): void {
    const address = this.endpoint;
    const refused = this.#owner.hasHandshake && handshakeFailed(failure, connection.isEstablished, address);
    if (refused) this.#owner.emit(refused);
    this.#owner.emit({ type: "disconnect", address });
  }

  #closePipe(outer: Pipe): void {
    this.#owner.detach(outer);
    outer.close();
  }

  #destroyAll(): void {
    for (const connection of [...this.#connections.keys()]) connection.destroy();
  }
}
