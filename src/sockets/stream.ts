import { coreOf } from "../socket/core-of.ts";
import { defineOptions } from "../socket/define-options.ts";
import { DuplexSocket } from "../socket/duplex.ts";
import type { MessageLike } from "../socket/message-like.ts";
import type { SocketOptions } from "../socket/socket.ts";
import { toTopic } from "./topics.ts";

/** How to connect: by which name this socket is to know the peer. */
export interface StreamConnectOptions {
  readonly routingId?: string | Uint8Array;
}

/** STREAM. Talks to any TCP program: each message is the routing id of a connection and octets (zmq_socket(3)). */
export class Stream extends DuplexSocket<[MessageLike, MessageLike], [Buffer, Buffer]> {
  /** Tell of each connection made and lost by an empty frame. ZMQ_STREAM_NOTIFY */
  declare notify: boolean;

  static {
    defineOptions(this.prototype, ["notify"]);
  }

  constructor(options?: SocketOptions<Stream>) {
    super("STREAM", options);
  }

  /**
   * Connects, and with `routingId` names the peer: messages can be sent to it by that name at once (ZMQ_CONNECT_ROUTING_ID).
   *
   * @throws ZmqError EINVAL also when the name is in use
   */
  override connect(address: string, options?: StreamConnectOptions): void {
    const core = coreOf(this);
    core.check();
    core.endpoints.connect(address, options?.routingId === undefined ? undefined : toTopic(options.routingId));
  }
}
