import type { ErrorCode } from "../base/errors.ts";
import type { ByteStream } from "./byte-stream.ts";

/** The options that a transport looks at when it dials or listens (zmq_setsockopt(3)); -1 leaves a matter to the system. */
export interface TransportOptions {
  readonly ipv6: boolean;
  /** Connections that may wait to be accepted. */
  readonly backlog: number;
  /** Milliseconds until an unanswered attempt is given up; 0 is never. */
  readonly connectTimeout: number;
  /** The host and port of a SOCKS5 proxy that makes the connections; null is none. */
  readonly socksProxy: string | null;
  readonly socksUsername: string | null;
  readonly socksPassword: string | null;
  /** Whom to accept, in CIDR notation; null is everybody. */
  readonly tcpAcceptFilter: string | null;
  readonly tcpKeepalive: number;
  /** Seconds. */
  readonly tcpKeepaliveIdle: number;
}

/** What a listener hears from its transport. */
export interface AcceptorOwner {
  accepted(stream: ByteStream): void;
  /** The system refused to accept a connection; listening goes on. */
  acceptFailed(code: ErrorCode): void;
}

/** An address that is listened on. */
export interface Acceptor {
  /** The endpoint as it really is: with the port that the system chose. */
  readonly endpoint: string;
  /** Stops listening, at once. Connections that were accepted stay. */
  close(): void;
}

/** What a dialer hears from its transport, later than `dial`: exactly one of the two, unless the attempt was aborted. */
export interface AttemptOwner {
  connected(stream: ByteStream): void;
  connectFailed(code: ErrorCode): void;
}

/** A connection that is being made. */
export interface Attempt {
  /** Gives it up; its owner hears nothing more. */
  abort(): void;
}

/** A way to make byte streams: tcp, ipc. Addresses are what stands behind `://`. */
export interface Transport {
  /**
   * Begins to listen.
   *
   * @throws ZmqError EINVAL for a malformed address; otherwise rejects with EADDRINUSE, EADDRNOTAVAIL, EACCES, ENODEV, ...
   */
  listen(address: string, options: TransportOptions, owner: AcceptorOwner): Promise<Acceptor>;
  /** The same, with the result at once. @throws ZmqError */
  listenSync(address: string, options: TransportOptions, owner: AcceptorOwner): Acceptor;
  /** Checks an address for `dial`. @throws ZmqError EINVAL, ENAMETOOLONG */
  check(address: string): void;
  /** Begins one attempt to connect to an address that passed `check`. @throws ZmqError when it is no good any more */
  dial(address: string, options: TransportOptions, owner: AttemptOwner): Attempt;
}
