import { defineOptions } from "../socket/define-options.ts";
import { DuplexSocket } from "../socket/duplex.ts";
import type { SocketOptions } from "../socket/socket.ts";

/** REQ. Asks, then waits for the answer, in turn (RFC 28, REQ). */
export class Request extends DuplexSocket {
  /** Put a request id in front of each request, and take only the answer that has it. ZMQ_REQ_CORRELATE */
  declare correlate: boolean;
  /** Send an empty message to each new peer. ZMQ_PROBE_ROUTER */
  declare probeRouter: boolean;
  /** Allow a new request before the answer to the last. ZMQ_REQ_RELAXED */
  declare relaxed: boolean;
  /** The name by which a ROUTER knows this socket; 1 to 255 octets. ZMQ_ROUTING_ID */
  declare routingId: string | null;

  static {
    defineOptions(this.prototype, ["correlate", "probeRouter", "relaxed", "routingId"]);
  }

  constructor(options?: SocketOptions<Request>) {
    super("REQ", options);
  }
}
