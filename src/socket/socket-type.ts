import type { SocketTypeName } from "../base/socket-type.ts";

/** The socket types by their numbers in libzmq's API (zmq.h). They never appear on the wire. */
export const SocketType = {
  PAIR: 0,
  PUB: 1,
  SUB: 2,
  REQ: 3,
  REP: 4,
  DEALER: 5,
  ROUTER: 6,
  PULL: 7,
  PUSH: 8,
  XPUB: 9,
  XSUB: 10,
  STREAM: 11,
} as const satisfies Record<SocketTypeName, number>;

/** One of the numbers. */
export type SocketType = (typeof SocketType)[SocketTypeName];
