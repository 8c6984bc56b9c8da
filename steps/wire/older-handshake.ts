import { Violation } from "../verdict.ts";
import { encodeFrame, encodeOldFrame, type Version } from "./frame.ts";
import { bigEndian, toHex } from "./notation.ts";
import type { Introduction } from "./null-handshake.ts";
import type { WirePeer } from "./wire-peer.ts";

/** The socket types of ZMTP 2.0; its place is the octet by which a peer knows one (RFC 15). */
const SOCKET_TYPES = ["PAIR", "PUB", "SUB", "REQ", "REP", "DEALER", "ROUTER", "PULL", "PUSH"];

/** Whether peers of that version introduce themselves without READY. */
export function isOlder(version: string | undefined): version is Extract<Version, "1.0" | "2.0"> {
  return version === "1.0" || version === "2.0";
}

/**
 * Introduces a peer that is older than ZMTP 3.0, and takes the other side's introduction.
 * @throws Violation when the implementation does not introduce itself in that version
 */
export async function performOlderHandshake(peer: WirePeer, introduction: Introduction): Promise<void> {
  if (introduction.version === "1.0") return exchangeIdentities(peer, introduction);
  peer.version = "2.0";
  await peer.send([encodeOlderGreeting(introduction)], "greeting of ZMTP 2.0");
  await readOlderGreeting(peer);
}

/** RFC 13: each side sends a frame with its identity. A later version's signature reads as the beginning of one. */
async function exchangeIdentities(peer: WirePeer, { identity = Buffer.alloc(0) }: Introduction): Promise<void> {
  peer.version = "1.0";
  await peer.send([encodeOldFrame(identity)], "identity, in the form of ZMTP 1.0");
  await peer.readFrame();
}

/** RFC 15: signature, revision, socket type, identity. A 2.0 peer has the same signature as a later one. */
function encodeOlderGreeting({ type, identity = Buffer.alloc(0) }: Introduction): Buffer {
  const name = type === "XPUB" ? "PUB" : type === "XSUB" ? "SUB" : type;
  const size = bigEndian(BigInt(identity.length + 1), 8);
  const octets = Buffer.of(1, SOCKET_TYPES.indexOf(name));
  return Buffer.concat([Buffer.of(0xff), size, Buffer.of(0x7f), octets, encodeFrame(identity)]);
}

async function readOlderGreeting(peer: WirePeer): Promise<void> {
  const octets = await peer.readOctets(12);
  if (octets[0] !== 0xff || octets[9] !== 0x7f || octets[10] === 0) {
    throw new Violation("the greeting is none that a peer of ZMTP 2.0 understands", {
      expected: "FF, 8 octets, 7F, a revision from 01 on, a socket type",
      actual: toHex(octets),
    });
  }
  const { flags, body } = await peer.readFrame();
  if (flags === 0) return;
  throw new Violation("another frame came instead of the identity", {
    expected: "a short frame with the flags 00",
    actual: `flags ${toHex(Buffer.of(flags))}, ${body.length} octets: ${toHex(body)}`,
  });
}
