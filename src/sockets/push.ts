import { defineOptions } from "../socket/define-options.ts";
import type { SocketOptions } from "../socket/socket.ts";
import { WritableSocket } from "../socket/writable.ts";

/** PUSH. Sends to its peers in turn (RFC 30, PUSH). */
export class Push extends WritableSocket {
  /** Keep only the newest message, of one frame. ZMQ_CONFLATE */
  declare conflate: boolean;

  static {
    defineOptions(this.prototype, ["conflate"]);
  }

  constructor(options?: SocketOptions<Push>) {
    super("PUSH", options);
  }
}
