import { parseEndpoint } from "../base/endpoint.ts";
import { ZmqError } from "../base/errors.ts";
import type { Frame } from "../base/message.ts";
import { Dialer } from "../connection/dialer.ts";
import type { Endpoint } from "../connection/endpoint.ts";
import type { EndpointOwner } from "../connection/endpoint-owner.ts";
import { eventError } from "../connection/failure-event.ts";
import { Listener } from "../connection/listener.ts";
import type { Acceptor, Transport } from "../connection/transport.ts";
import type { Pipe } from "../pipe/pipe.ts";
import { InprocConnection, type InprocSocket } from "../transports/inproc.ts";
import type { ContextCore } from "./context-core.ts";
import type { OptionValues } from "./option-table.ts";

/** The socket types for which a second connection to the same endpoint is none (zmq_connect(3)). */
const connectsOnce: ReadonlySet<string> = new Set(["DEALER", "SUB", "PUB", "REQ"]);

/** A socket, as the table of its endpoints sees it. */
export interface EndpointTableOwner extends EndpointOwner, InprocSocket {
  readonly options: OptionValues;
  readonly context: ContextCore;
  attach(pipe: Pipe, assignedId?: Frame, limit?: () => void): void;
}

/** What one socket is bound and connected to. */
export class EndpointTable {
  readonly #socket: EndpointTableOwner;
  readonly #bindings = new Set<Endpoint>();
  readonly #connections = new Set<Endpoint>();
  /** Listeners whose transport has not answered yet. */
  readonly #opening = new Set<Listener>();
  /** Endpoints that were closed and are still sending. */
  readonly #ending = new Set<Endpoint>();
  #last: string | undefined;
  #closed = false;
  #whenEmpty: (() => void) | undefined;

  constructor(socket: EndpointTableOwner) {
    this.#socket = socket;
  }

  /** The endpoint that was bound or connected last, as resolved (ZMQ_LAST_ENDPOINT). */
  get last(): string | undefined {
    return this.#last;
  }

  /** Whether there is any endpoint. */
  get isEmpty(): boolean {
    return this.#bindings.size + this.#connections.size === 0;
  }

  /** Whether there is any endpoint, or will be as soon as its transport listens. */
  get isUsed(): boolean {
    return !this.isEmpty || this.#opening.size > 0;
  }

  /** @throws (by rejection) ZmqError EINVAL, EPROTONOSUPPORT, EADDRINUSE, EADDRNOTAVAIL, EACCES, ENODEV, ENOENT ... */
  async bind(endpoint: string): Promise<void> {
    const { scheme, address } = parseEndpoint(endpoint);
    if (scheme === "inproc") return this.#bindInproc(address);
    const transport = this.#transport(scheme, endpoint);
    const listener = this.#newListener();
    const { keepAlive } = this.#socket.context;
    keepAlive.hold();
    this.#opening.add(listener);
    try {
      this.#bound(listener, await transport.listen(address, this.#socket.options, listener));
    } catch (error) {
      this.#bindFailed(endpoint, error);
    } finally {
      this.#opening.delete(listener);
      this.#checkEmpty();
      keepAlive.release();
    }
  }

  /** `bind`, done when it returns. @throws ZmqError as `bind` */
  bindSync(endpoint: string): void {
    const { scheme, address } = parseEndpoint(endpoint);
    if (scheme === "inproc") return this.#bindInproc(address);
    const transport = this.#transport(scheme, endpoint);
    const listener = this.#newListener();
    let acceptor: Acceptor;
    try {
      acceptor = transport.listenSync(address, this.#socket.options, listener);
    } catch (error) {
      this.#bindFailed(endpoint, error);
    }
    this.#bound(listener, acceptor);
  }

  /** @throws ZmqError EINVAL, EPROTONOSUPPORT */
  connect(endpoint: string, assignedId?: Frame): void {
    const { scheme, address } = parseEndpoint(endpoint);
    const socket = this.#socket;
    if (connectsOnce.has(socket.type) && find(this.#connections, endpoint)) return;
    if (scheme === "inproc") {
      const connection = socket.context.inproc.connect(address, socket, assignedId);
      if (!connection.pipe.ended) this.#connections.add(connection);
    } else {
      const transport = this.#transport(scheme, endpoint);
      transport.check(address);
      const to = { transport, options: socket.options, address, endpoint, assignedId };
      const dialer: Dialer = new Dialer(to, socket, () => this.#gone(dialer));
      dialer.start();
      this.#connections.add(dialer);
    }
    this.#last = endpoint;
  }

  /** @throws ZmqError ENOENT for an endpoint that is not bound, a wildcard is by its resolved form; EINVAL, EPROTONOSUPPORT */
  unbind(endpoint: string): void {
    this.#end(this.#bindings, endpoint);
  }

  /** @throws ZmqError ENOENT, EINVAL, EPROTONOSUPPORT */
  disconnect(endpoint: string): void {
    this.#end(this.#connections, endpoint);
  }

  /** The other side closed a pipe: an inproc connection does not come back. */
  pipeEnded(pipe: Pipe): void {
    for (const one of this.#connections) {
      if (one instanceof InprocConnection && one.pipe === pipe) this.#connections.delete(one);
    }
  }

  /** Closes all; `done` is called when nothing lingers any more. */
  close(linger: number, done: () => void): void {
    this.#closed = true;
    for (const one of [...this.#bindings, ...this.#connections]) this.#closeOne(one, linger);
    // Not before all are asked: one that is done at once is not the end of the others.
    this.#whenEmpty = done;
    this.#checkEmpty();
  }

  #bindInproc(name: string): void {
    const endpoint = this.#socket.context.inproc.bind(name, this.#socket);
    this.#bindings.add(endpoint);
    this.#last = endpoint.endpoint;
  }

  #newListener(): Listener {
    const listener: Listener = new Listener(this.#socket, () => this.#gone(listener));
    return listener;
  }

  #bound(listener: Listener, acceptor: Acceptor): void {
    listener.listening(acceptor);
    this.#last = acceptor.endpoint;
    if (this.#closed) this.#closeOne(listener, 0);
    else this.#bindings.add(listener);
  }

  #bindFailed(endpoint: string, error: unknown): never {
    if (this.#socket.isObserved && error instanceof ZmqError) {
      this.#socket.emit({ type: "bind:error", address: endpoint, error: eventError(error.message, error.code) });
    }
    throw error;
  }

  #transport(scheme: string, endpoint: string): Transport {
    const transport = this.#socket.context.transports.get(scheme);
    if (transport) return transport;
    throw new ZmqError("EPROTONOSUPPORT", `No transport is named '${scheme}'`, endpoint);
  }

  #end(endpoints: Set<Endpoint>, endpoint: string): void {
    const { scheme } = parseEndpoint(endpoint);
    if (scheme !== "inproc") this.#transport(scheme, endpoint);
    const one = find(endpoints, endpoint);
    if (!one) throw new ZmqError("ENOENT", undefined, endpoint);
    this.#closeOne(one, this.#socket.options.linger);
  }

  #closeOne(one: Endpoint, linger: number): void {
    this.#bindings.delete(one);
    this.#connections.delete(one);
    if (one instanceof Dialer || one instanceof Listener) this.#ending.add(one);
    one.close(linger);
  }

  #gone(one: Endpoint): void {
    this.#bindings.delete(one);
    this.#connections.delete(one);
    this.#ending.delete(one);
    this.#checkEmpty();
  }

  #checkEmpty(): void {
    if (this.#ending.size > 0 || this.#opening.size > 0) return;
    const done = this.#whenEmpty;
    this.#whenEmpty = undefined;
    done?.();
  }
}

function find(endpoints: Set<Endpoint>, endpoint: string): Endpoint | undefined {
  for (const one of endpoints) if (one.endpoint === endpoint) return one;
  return undefined;
}
