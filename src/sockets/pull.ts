import { defineOptions } from "../socket/define-options.ts";
import { ReadableSocket } from "../socket/readable.ts";
import type { SocketOptions } from "../socket/socket.ts";

/** PULL. Receives from its peers in turn (RFC 30, PULL). */
export class Pull extends ReadableSocket {
  /** Keep only the newest message, of one frame. ZMQ_CONFLATE */
  declare conflate: boolean;

  static {
    defineOptions(this.prototype, ["conflate"]);
  }

  constructor(options?: SocketOptions<Pull>) {
    super("PULL", options);
  }
}
