/** The socket types by their names on the wire (RFC 23, "Socket-Type"), and STREAM, which is never announced. */
export type SocketTypeName =
  | "PAIR"
  | "PUB"
  | "SUB"
  | "REQ"
  | "REP"
  | "DEALER"
  | "ROUTER"
  | "PULL"
  | "PUSH"
  | "XPUB"
  | "XSUB"
  | "STREAM";

/** Who may talk to whom: the 11 x 11 table of RFC 23. STREAM speaks to anything that is not ZMTP. */
const partners: Record<SocketTypeName, readonly string[]> = {
  PAIR: ["PAIR"],
  PUB: ["SUB", "XSUB"],
  SUB: ["PUB", "XPUB"],
  REQ: ["REP", "ROUTER"],
  REP: ["REQ", "DEALER"],
  DEALER: ["REP", "DEALER", "ROUTER"],
  ROUTER: ["REQ", "DEALER", "ROUTER"],
  PULL: ["PUSH"],
  PUSH: ["PULL"],
  XPUB: ["SUB", "XSUB"],
  XSUB: ["PUB", "XPUB"],
  STREAM: [],
};

/** Whether a socket of type `own` may serve a peer that calls itself `peer`. Names are compared exactly. */
export function isCompatible(own: SocketTypeName, peer: string): boolean {
  return partners[own].includes(peer);
}
