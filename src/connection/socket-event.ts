import type { ErrorCode } from "../base/errors.ts";

/** An error that an event carries: it happened to a connection, not to a call. */
export interface EventError extends Error {
  readonly code: ErrorCode | string;
  /** The number of the code, where it has one. */
  readonly errno?: number;
  /** With a refusal by a server: 300, 400 or 500 (RFC 27). */
  readonly status?: number;
}

type AddressEvent<T extends string> = { readonly type: T; readonly address: string };
type ErrorEvent<T extends string> = AddressEvent<T> & { readonly error: EventError };

/** What happened to a socket's endpoints and connections: the events of zmq_socket_monitor(3) by the names of zeromq.js. */
export type SocketEvent =
  | AddressEvent<"accept">
  | ErrorEvent<"accept:error">
  | AddressEvent<"bind">
  | ErrorEvent<"bind:error">
  | AddressEvent<"connect">
  | AddressEvent<"connect:delay">
  | (AddressEvent<"connect:retry"> & { readonly interval: number })
  | AddressEvent<"close">
  | ErrorEvent<"close:error">
  | AddressEvent<"disconnect">
  | { readonly type: "end" }
  | AddressEvent<"handshake">
  | ErrorEvent<"handshake:error:protocol">
  | ErrorEvent<"handshake:error:auth">
  | ErrorEvent<"handshake:error:other">
  | { readonly type: "unknown" };

/** The names of the events. */
export type SocketEventType = SocketEvent["type"];
