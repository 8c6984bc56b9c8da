import { defineOptions } from "../socket/define-options.ts";
import { DuplexSocket } from "../socket/duplex.ts";
import type { SocketOptions } from "../socket/socket.ts";

/** REP. Takes a request, then answers it, in turn (RFC 28, REP). */
export class Reply extends DuplexSocket {
  /** The name by which a ROUTER knows this socket; 1 to 255 octets. ZMQ_ROUTING_ID */
  declare routingId: string | null;

  /** Taken and ignored: libzmq's REP inherits it, and a reply to a peer that has gone is dropped (C72). ZMQ_ROUTER_MANDATORY */
  declare mandatory: boolean;

  static {
    defineOptions(this.prototype, ["mandatory", "routingId"]);
  }

  constructor(options?: SocketOptions<Reply>) {
    super("REP", options);
  }
}
