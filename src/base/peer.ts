import type { Frame } from "./message.ts";

/** What a peer said of itself in its handshake, and where it is; on inproc, what the other socket's options say. */
export interface Peer {
  /** Its Socket-Type; `undefined` where the peer named none. */
  readonly socketType: string | undefined;
  /** Its Identity, empty where it chose none (RFC 23: 0 to 255 octets). */
  readonly routingId: Frame;
  /** All that it said, by names in lower case; a peer can say what it likes. */
  readonly properties?: ReadonlyMap<string, Uint8Array> | undefined;
  /** The IP address that its octets come from, where the transport has such. */
  readonly address?: string | undefined;
}
