import { coreOf } from "../socket/core-of.ts";
import { defineOptions } from "../socket/define-options.ts";
import { DuplexSocket } from "../socket/duplex.ts";
import type { SocketOptions } from "../socket/socket.ts";
import { toTopic } from "./topics.ts";

/** How to connect: by which name this socket is to know the peer. */
export interface RouterConnectOptions {
  readonly routingId?: string | Uint8Array;
}

/** ROUTER. Puts the routing id of the sender in front of each message, and sends by it (RFC 28, ROUTER). */
export class Router extends DuplexSocket {
  /** Received when the peer of a connection that was accepted has gone. ZMQ_DISCONNECT_MSG */
  declare disconnectMessage: string | null;
  /** Let a newcomer take over a routing id that is in use. ZMQ_ROUTER_HANDOVER */
  declare handover: boolean;
  /** Sent to each new peer before anything else. ZMQ_HELLO_MSG */
  declare helloMessage: string | null;
  /** Fail with EHOSTUNREACH instead of dropping what cannot be routed. ZMQ_ROUTER_MANDATORY */
  declare mandatory: boolean;
  /** Send an empty message to each new peer. ZMQ_PROBE_ROUTER */
  declare probeRouter: boolean;
  /** Receive an empty message from a peer that comes or has gone, as a sum: 1 comes, 2 has gone. ZMQ_ROUTER_NOTIFY */
  declare routerNotify: number;
  /** The name by which a ROUTER knows this socket; 1 to 255 octets. ZMQ_ROUTING_ID */
  declare routingId: string | null;

  static {
    defineOptions(this.prototype, [
      "disconnectMessage",
      "handover",
      "helloMessage",
      "mandatory",
      "probeRouter",
      "routerNotify",
      "routingId",
    ]);
  }

  constructor(options?: SocketOptions<Router>) {
    super("ROUTER", options);
  }

  /**
   * Connects, and with `routingId` names the peer: messages can be sent to it by that name at once (ZMQ_CONNECT_ROUTING_ID).
   *
   * @throws ZmqError EINVAL also when the name is in use
   */
  override connect(address: string, options?: RouterConnectOptions): void {
    const core = coreOf(this);
    core.check();
    core.endpoints.connect(address, options?.routingId === undefined ? undefined : toTopic(options.routingId));
  }
}
