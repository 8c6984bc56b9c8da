import { encodeCommand } from "./command.ts";
import { encodeMessage } from "./frame.ts";
import type { WirePeer } from "./wire-peer.ts";

/** Subscribes or cancels in the form of the peer's version: a command for 3.1, a message with 01 or 00 before. */
export async function sendSubscription(peer: WirePeer, kind: "SUBSCRIBE" | "CANCEL", topic: Uint8Array): Promise<void> {
  const octets =
    peer.version === "3.1"
      ? encodeCommand(kind, topic)
      : encodeMessage([Buffer.concat([Buffer.of(kind === "SUBSCRIBE" ? 1 : 0), topic])], peer.version);
  await peer.send([octets], `${kind} in the form of ZMTP ${peer.version}`);
}
