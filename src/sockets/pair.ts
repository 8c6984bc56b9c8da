import { DuplexSocket } from "../socket/duplex.ts";
import type { SocketOptions } from "../socket/socket.ts";

/** PAIR. One peer, both ways (RFC 31). */
export class Pair extends DuplexSocket {
  constructor(options?: SocketOptions<Pair>) {
    super("PAIR", options);
  }
}
