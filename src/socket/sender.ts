import { decodeText } from "../base/bytes.ts";
import type { Peer } from "../base/peer.ts";

/** Who sent a message, as far as it is known (zmq_msg_gets(3)). Only the address is more than the peer's own word. */
export class Sender {
  readonly #peer: Peer;

  /** Made by the socket that received the message. */
  constructor(peer: Peer) {
    this.#peer = peer;
  }

  /** The peer's socket type, REQ for instance; null where it named none. */
  get socketType(): string | null {
    return this.#peer.socketType ?? null;
  }

  /** The routing id that the peer has chosen; empty where it chose none. */
  get routingId(): Uint8Array {
    return this.#peer.routingId;
  }

  /** The IP address of the peer; null on ipc and inproc. Behind a proxy it is the proxy's. */
  get address(): string | null {
    return this.#peer.address ?? null;
  }

  /** A property that the peer announced in its handshake, by its name in any case; null where it announced none. */
  property(name: string): string | null {
    const value = this.#peer.properties?.get(name.toLowerCase());
    return value === undefined ? null : decodeText(value);
  }
}
