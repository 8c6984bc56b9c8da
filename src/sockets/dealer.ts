import { defineOptions } from "../socket/define-options.ts";
import { DuplexSocket } from "../socket/duplex.ts";
import type { SocketOptions } from "../socket/socket.ts";

/** DEALER. Sends to its peers in turn and receives from all (RFC 28, DEALER). */
export class Dealer extends DuplexSocket {
  /** Keep only the newest message, of one frame. ZMQ_CONFLATE */
  declare conflate: boolean;
  /** Sent to each new peer before anything else. ZMQ_HELLO_MSG */
  declare helloMessage: string | null;
  /** Received when a connection that this socket had made is lost. ZMQ_HICCUP_MSG */
  declare hiccupMessage: string | null;
  /** Send an empty message to each new peer. ZMQ_PROBE_ROUTER */
  declare probeRouter: boolean;
  /** The name by which a ROUTER knows this socket; 1 to 255 octets. ZMQ_ROUTING_ID */
  declare routingId: string | null;

  static {
    defineOptions(this.prototype, ["conflate", "helloMessage", "hiccupMessage", "probeRouter", "routingId"]);
  }

  constructor(options?: SocketOptions<Dealer>) {
    super("DEALER", options);
  }
}
