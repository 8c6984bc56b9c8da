/** One frame of a message: octets, without a meaning of their own. */
export type Frame = Uint8Array;

/**
 * A message: one frame or more. It is the unit of routing, of the high-water mark and of delivery; its frames are sent and
 * received together or not at all (RFC 23: "a message is sent and delivered whole or not at all").
 *
 * Whoever hands a message on gives it away: neither the array nor its frames may be changed afterwards.
 */
export type Message = Frame[];
