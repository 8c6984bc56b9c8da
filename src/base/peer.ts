import type { Frame } from "./message.ts";

/** What a peer said of itself in its handshake; on inproc, what the other socket's options say. */
export interface Peer {
  /** Its Socket-Type; `undefined` where the peer named none. */
  readonly socketType: string | undefined;
  /** Its Identity, empty where it chose none (RFC 23: 0 to 255 octets). */
  readonly routingId: Frame;
}
