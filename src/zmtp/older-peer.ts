import type { SocketTypeName } from "../base/socket-type.ts";

/** ZMTP 2.0 goes on behind signature and revision with one octet for the socket type (RFC 15). */
export const SOCKET_TYPE_AT = 11;

/** The socket types of ZMTP 2.0 by their octets; the last two are libzmq's, and no RFC has them (C27). */
const socketTypes = ["PAIR", "PUB", "SUB", "REQ", "REP", "DEALER", "ROUTER", "PULL", "PUSH", "XPUB", "XSUB"] as const;

/** The name of the socket type that a 2.0 peer announces with `octet`; `undefined` when there is none. */
export function socketTypeOfOctet(octet: number): SocketTypeName | undefined {
  return socketTypes[octet];
}

/** The octet by which a 2.0 peer knows `socketType`: XPUB and XSUB present themselves as PUB and SUB (RFC 15, C27). */
export function octetOfSocketType(socketType: SocketTypeName): number {
  const name = socketType === "XPUB" ? "PUB" : socketType === "XSUB" ? "SUB" : socketType;
  return socketTypes.indexOf(name as (typeof socketTypes)[number]);
}
