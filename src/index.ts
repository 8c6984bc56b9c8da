/**
 * ZeroMQ in pure TypeScript, for Node.js: this file puts the parts together. The names, options and semantics are those of
 * zeromq.js v6.
 */

import { defaultContext } from "./socket/context.ts";
import { closeAllContexts, whatLingers } from "./socket/context-core.ts";
import { enterErrorNumbers } from "./transports/node/error-numbers.ts";
import { IpcTransport } from "./transports/node/ipc.ts";
import { closeAtExit } from "./transports/node/process-exit.ts";
import { TcpTransport } from "./transports/node/tcp.ts";
import { transports } from "./transports/registry.ts";

enterErrorNumbers();
transports.set("tcp", new TcpTransport());
transports.set("ipc", new IpcTransport());
closeAtExit({ close: closeAllContexts, lingering: whatLingers });

/** The version of ZeroMQ whose behaviour this library has. */
export const version = "4.3.6";

/** What this build can do, as in zeromq.js: a name that is missing is not there. */
export const capability: Readonly<
  Partial<Record<"ipc" | "pgm" | "tipc" | "norm" | "curve" | "gssapi" | "draft", boolean>>
> = {
  ipc: true,
};

/** The context of sockets that were given none. */
export const context = defaultContext();

export { type ErrorCode, ZmqError } from "./base/errors.ts";
export type { EventError, SocketEvent as Event, SocketEventType as EventType } from "./connection/socket-event.ts";
export { Context, type ContextOptions } from "./socket/context.ts";
export type { WaitOptions } from "./socket/exchange.ts";
export type { MessageLike } from "./socket/message-like.ts";
export type { Metadata } from "./socket/metadata-option.ts";
export { type EventOfType, type EventSubscriber, Observer } from "./socket/observer.ts";
export { Proxy, type ProxyTraffic } from "./socket/proxy.ts";
export type { Readable, Writable } from "./socket/roles.ts";
export { Sender } from "./socket/sender.ts";
export { Socket, type SocketOptions } from "./socket/socket.ts";
export type { SocketType } from "./socket/socket-type.ts";
export { Dealer } from "./sockets/dealer.ts";
export { Pair } from "./sockets/pair.ts";
export { Publisher } from "./sockets/publisher.ts";
export { Pull } from "./sockets/pull.ts";
export { Push } from "./sockets/push.ts";
export { Reply } from "./sockets/reply.ts";
export { Request } from "./sockets/request.ts";
export { Router, type RouterConnectOptions } from "./sockets/router.ts";
export { Stream, type StreamConnectOptions } from "./sockets/stream.ts";
export { Subscriber } from "./sockets/subscriber.ts";
export { XPublisher } from "./sockets/x-publisher.ts";
export { XSubscriber } from "./sockets/x-subscriber.ts";

/** A received message: one Buffer for each frame. */
export type Message = Buffer;
