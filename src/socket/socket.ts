import type { SocketTypeName } from "../base/socket-type.ts";
import { type Context, defaultContext } from "./context.ts";
import { contextCoreOf, setCore } from "./core-of.ts";
import { defineOptions } from "./define-options.ts";
import { Exchange } from "./exchange.ts";
import type { Metadata } from "./metadata-option.ts";
import { Observer } from "./observer.ts";
import type { GssapiNameType, OptionName } from "./option-table.ts";
import { SocketCore } from "./socket-core.ts";
import { SocketType } from "./socket-type.ts";

/** What a constructor of a socket takes: its options by name, and the context it belongs to (the default one if left out). */
export type SocketOptions<S> = Partial<Omit<{ -readonly [K in OptionKeys<S>]: S[K] }, "context">> & {
  context?: Context;
};
type OptionKeys<S> = Extract<keyof S, OptionName>;

/**
 * What all sockets have in common: endpoints, options, events and their end. Use one of its subclasses, which are the socket
 * types of ZeroMQ by the names of zeromq.js.
 *
 * Options count for endpoints that are bound or connected later, but for those of zmq_setsockopt(3) that say otherwise.
 */
export abstract class Socket {
  /** The context that the socket belongs to: its inproc names, and its end. */
  readonly context: Context;

  /** ZMQ_AFFINITY. Kept for programs that set it: there are no I/O threads to choose from. */
  declare affinity: number;
  /** Connections that may wait to be accepted. ZMQ_BACKLOG */
  declare backlog: number;
  /** Milliseconds until an unanswered attempt to connect is given up; 0 leaves it to the system. ZMQ_CONNECT_TIMEOUT */
  declare connectTimeout: number;
  /** Z85, 40 characters. CURVE is not available yet. ZMQ_CURVE_PUBLICKEY */
  declare curvePublicKey: string | null;
  /** CURVE is not available yet. ZMQ_CURVE_SECRETKEY */
  declare curveSecretKey: string | null;
  /** CURVE is not available yet. ZMQ_CURVE_SERVER */
  declare curveServer: boolean;
  /** CURVE is not available yet. ZMQ_CURVE_SERVERKEY */
  declare curveServerKey: string | null;
  /** GSSAPI is not available. ZMQ_GSSAPI_PLAINTEXT */
  declare gssapiPlainText: boolean;
  /** GSSAPI is not available. ZMQ_GSSAPI_PRINCIPAL */
  declare gssapiPrincipal: string | null;
  /** GSSAPI is not available. ZMQ_GSSAPI_PRINCIPAL_NAMETYPE */
  declare gssapiPrincipalNameType: GssapiNameType;
  /** GSSAPI is not available. ZMQ_GSSAPI_SERVER */
  declare gssapiServer: boolean;
  /** GSSAPI is not available. ZMQ_GSSAPI_SERVICE_PRINCIPAL */
  declare gssapiServicePrincipal: string | null;
  /** GSSAPI is not available. ZMQ_GSSAPI_SERVICE_PRINCIPAL_NAMETYPE */
  declare gssapiServicePrincipalNameType: GssapiNameType;
  /** Milliseconds a peer has for its greeting and handshake; 0 is no limit. ZMQ_HANDSHAKE_IVL */
  declare handshakeInterval: number;
  /** Milliseconds between heartbeats; 0 sends none. ZMQ_HEARTBEAT_IVL */
  declare heartbeatInterval: number;
  /** Milliseconds without any traffic after a heartbeat until a peer is dead; by default the interval. ZMQ_HEARTBEAT_TIMEOUT */
  declare heartbeatTimeout: number;
  /** Milliseconds after which a peer that hears nothing more is to take us for dead. ZMQ_HEARTBEAT_TTL */
  declare heartbeatTimeToLive: number;
  /** Whether messages are queued for completed connections only. ZMQ_IMMEDIATE */
  declare immediate: boolean;
  /** Kept for programs that set it: Node.js cannot choose the interface. ZMQ_BINDTODEVICE */
  declare interface: string | null;
  /** Whether IPv6 is used beside IPv4. ZMQ_IPV6 */
  declare ipv6: boolean;
  /** Milliseconds that unsent messages have after the socket is closed; -1 is for ever. ZMQ_LINGER */
  declare linger: number;
  /** Kept for programs that set it: a matter of Windows. ZMQ_LOOPBACK_FASTPATH */
  declare loopbackFastPath: boolean;
  /** Octets a received message may have; -1 is no limit. A peer that sends more is disconnected. ZMQ_MAXMSGSIZE */
  declare maxMessageSize: number;
  /** Properties that are announced to each peer, by names that begin with X-. ZMQ_METADATA */
  declare metadata: Metadata;
  /** Kept for programs that set it: there is no multicast. ZMQ_MULTICAST_HOPS */
  declare multicastHops: number;
  /** Kept for programs that set it: there is no multicast. ZMQ_MULTICAST_MAXTPDU */
  declare multicastMaxTransportDataUnit: number;
  /** PLAIN is not available yet. ZMQ_PLAIN_PASSWORD */
  declare plainPassword: string | null;
  /** PLAIN is not available yet. ZMQ_PLAIN_SERVER */
  declare plainServer: boolean;
  /** PLAIN is not available yet. ZMQ_PLAIN_USERNAME */
  declare plainUsername: string | null;
  /** Kept for programs that set it: there is no multicast. ZMQ_RATE */
  declare rate: number;
  /** Kept for programs that set it: Node.js leaves the kernel's buffers as they are. ZMQ_RCVBUF */
  declare receiveBufferSize: number;
  /** Messages that may wait from each peer; 0 is no limit. ZMQ_RCVHWM */
  declare receiveHighWaterMark: number;
  /** Milliseconds that `receive` waits at most; -1 is for ever. ZMQ_RCVTIMEO */
  declare receiveTimeout: number;
  /** Milliseconds before a lost connection is made again; -1 and 0 are never. ZMQ_RECONNECT_IVL */
  declare reconnectInterval: number;
  /** The wait doubles up to this many milliseconds; 0 keeps it constant. ZMQ_RECONNECT_IVL_MAX */
  declare reconnectMaxInterval: number;
  /** When not to try again, as a sum: 1 refused, 2 handshake failed, 4 after disconnect. ZMQ_RECONNECT_STOP */
  declare reconnectStop: number;
  /** Kept for programs that set it: there is no multicast. ZMQ_RECOVERY_IVL */
  declare recoveryInterval: number;
  /** Kept for programs that set it: Node.js leaves the kernel's buffers as they are. ZMQ_SNDBUF */
  declare sendBufferSize: number;
  /** Messages that may wait for each peer; 0 is no limit. ZMQ_SNDHWM */
  declare sendHighWaterMark: number;
  /** Milliseconds that `send` waits at most; -1 is for ever. ZMQ_SNDTIMEO */
  declare sendTimeout: number;
  /** What the proxy is told for a password. ZMQ_SOCKS_PASSWORD */
  declare socksPassword: string | null;
  /** Host and port of a SOCKS5 proxy that tcp connections are made through; it looks names up. ZMQ_SOCKS_PROXY */
  declare socksProxy: string | null;
  /** Whom the proxy is told that it is asked by; null for nobody. ZMQ_SOCKS_USERNAME */
  declare socksUsername: string | null;
  /**
   * Whom sockets that are bound later accept: addresses and networks in CIDR notation. Each assignment adds, null takes all
   * away. ZMQ_TCP_ACCEPT_FILTER
   *
   * @deprecated as in libzmq: filter in a firewall
   */
  declare tcpAcceptFilter: string | null;
  /** 1 on, 0 off, -1 as the system has it. ZMQ_TCP_KEEPALIVE */
  declare tcpKeepalive: number;
  /** Kept for programs that set it: Node.js sets the time to the first probe only. ZMQ_TCP_KEEPALIVE_CNT */
  declare tcpKeepaliveCount: number;
  /** Seconds until the first probe. ZMQ_TCP_KEEPALIVE_IDLE */
  declare tcpKeepaliveIdle: number;
  /** Kept for programs that set it: Node.js sets the time to the first probe only. ZMQ_TCP_KEEPALIVE_INTVL */
  declare tcpKeepaliveInterval: number;
  /** Kept for programs that set it: Node.js has no call for it. ZMQ_TCP_MAXRT */
  declare tcpMaxRetransmitTimeout: number;
  /** Kept for programs that set it: Node.js has no call for it. ZMQ_TOS */
  declare typeOfService: number;
  /** Kept for programs that set it: there is no vmci. ZMQ_VMCI_BUFFER_MAX_SIZE */
  declare vmciBufferMaxSize: number;
  /** Kept for programs that set it: there is no vmci. ZMQ_VMCI_BUFFER_MIN_SIZE */
  declare vmciBufferMinSize: number;
  /** Kept for programs that set it: there is no vmci. ZMQ_VMCI_BUFFER_SIZE */
  declare vmciBufferSize: number;
  /** Kept for programs that set it: there is no vmci. ZMQ_VMCI_CONNECT_TIMEOUT */
  declare vmciConnectTimeout: number;
  /** ZAP is not available yet. ZMQ_ZAP_DOMAIN */
  declare zapDomain: string | null;
  /** ZAP is not available yet. ZMQ_ZAP_ENFORCE_DOMAIN */
  declare zapEnforceDomain: boolean;

  readonly #core: SocketCore;
  /** The waiting side, for the classes that can send or receive. */
  protected readonly exchange: Exchange;
  #events: Observer | undefined;

  static {
    defineOptions(this.prototype, [
      "affinity",
      "backlog",
      "connectTimeout",
      "curvePublicKey",
      "curveSecretKey",
      "curveServer",
      "curveServerKey",
      "gssapiPlainText",
      "gssapiPrincipal",
      "gssapiPrincipalNameType",
      "gssapiServer",
      "gssapiServicePrincipal",
      "gssapiServicePrincipalNameType",
      "handshakeInterval",
      "heartbeatInterval",
      "heartbeatTimeout",
      "heartbeatTimeToLive",
      "immediate",
      "interface",
      "ipv6",
      "linger",
      "loopbackFastPath",
      "maxMessageSize",
      "metadata",
      "multicastHops",
      "multicastMaxTransportDataUnit",
      "plainPassword",
      "plainServer",
      "plainUsername",
      "rate",
      "receiveBufferSize",
      "receiveHighWaterMark",
      "receiveTimeout",
      "reconnectInterval",
      "reconnectMaxInterval",
      "reconnectStop",
      "recoveryInterval",
      "sendBufferSize",
      "sendHighWaterMark",
      "sendTimeout",
      "socksPassword",
      "socksProxy",
      "socksUsername",
      "tcpAcceptFilter",
      "tcpKeepalive",
      "tcpKeepaliveCount",
      "tcpKeepaliveIdle",
      "tcpKeepaliveInterval",
      "tcpMaxRetransmitTimeout",
      "typeOfService",
      "vmciBufferMaxSize",
      "vmciBufferMinSize",
      "vmciBufferSize",
      "vmciConnectTimeout",
      "zapDomain",
      "zapEnforceDomain",
    ]);
  }

  /** @throws ZmqError ETERM, EMFILE, EINVAL; TypeError for an unknown option */
  protected constructor(type: SocketTypeName, options: object = {}) {
    if (typeof options !== "object" || options === null) throw new TypeError("Options must be an object");
    const { context = defaultContext(), ...values } = options as { context?: Context };
    this.context = context;
    this.#core = new SocketCore(type, contextCoreOf(context));
    this.exchange = new Exchange(this.#core);
    setCore(this, this.#core);
    try {
      for (const [name, value] of Object.entries(values)) this.#setInitial(name, value);
    } catch (error) {
      this.#core.close();
      throw error;
    }
    // A misspelt option is a mistake that should show, as in zeromq.js.
    Object.preventExtensions(this);
  }

  /** What happens to the endpoints and connections of this socket. */
  get events(): Observer {
    this.#events ??= new Observer(this);
    return this.#events;
  }

  /** Whether the socket was closed. */
  get closed(): boolean {
    return this.#core.closed;
  }

  /** Whether a message can be received at once. */
  get readable(): boolean {
    return this.#core.canReceive;
  }

  /** Whether a message can be sent at once. */
  get writable(): boolean {
    return this.#core.canSend;
  }

  /** The number of the socket type in libzmq's API. ZMQ_TYPE */
  get type(): SocketType {
    return SocketType[this.#core.type];
  }

  /** The endpoint bound or connected last, with the port that the system chose. ZMQ_LAST_ENDPOINT */
  get lastEndpoint(): string | null {
    return this.#core.endpoints.last ?? null;
  }

  /** The mechanism in use; null is NULL. ZMQ_MECHANISM */
  get securityMechanism(): null {
    return null;
  }

  /** Sockets belong to one thread. ZMQ_THREAD_SAFE */
  get threadSafe(): boolean {
    return false;
  }

  /**
   * Listens on an endpoint: `tcp://*:5555`, `tcp://127.0.0.1:*`, `ipc:///path`, `ipc://*`, `inproc://name` (zmq_bind(3)). Rejects
   * with EINVAL, EPROTONOSUPPORT, EADDRINUSE, EADDRNOTAVAIL, EACCES, ENODEV, ENOENT.
   */
  async bind(address: string): Promise<void> {
    this.#core.check();
    await this.#core.endpoints.bind(address);
  }

  /** `bind` that is done when it returns. @throws ZmqError as `bind` rejects */
  bindSync(address: string): void {
    this.#core.check();
    this.#core.endpoints.bindSync(address);
  }

  /** Stops listening, and ends the connections that came that way. Rejects with ENOENT for what is not bound. */
  async unbind(address: string): Promise<void> {
    this.unbindSync(address);
  }

  /** `unbind` that is done when it returns. @throws ZmqError ENOENT */
  unbindSync(address: string): void {
    this.#core.check();
    this.#core.endpoints.unbind(address);
  }

  /**
   * Connects to an endpoint. It returns before there is a connection, and tries until there is one (zmq_connect(3)).
   *
   * @throws ZmqError EINVAL, EPROTONOSUPPORT, ENAMETOOLONG
   */
  connect(address: string): void {
    this.#core.check();
    this.#core.endpoints.connect(address);
  }

  /** Ends a connection; what is unsent lingers. @throws ZmqError ENOENT for what is not connected */
  disconnect(address: string): void {
    this.#core.check();
    this.#core.endpoints.disconnect(address);
  }

  /** Closes the socket. What is unsent lingers in the background; what waits fails with EAGAIN. May be called again. */
  close(): void {
    this.#core.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.close();
  }

  [Symbol.dispose](): void {
    this.close();
  }

  #setInitial(name: string, value: unknown): void {
    if (!(name in this)) throw new TypeError(`Cannot add property ${name}, object is not extensible`);
    if (!Reflect.set(this, name, value)) {
      throw new TypeError(`Cannot set property ${name} of #<Socket> which has only a getter`);
    }
  }
}
