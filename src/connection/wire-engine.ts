import type { Message } from "../base/message.ts";
import type { Peer } from "../base/peer.ts";
import type { Failure } from "../zmtp/failure.ts";

/**
 * What turns octets into messages and back for one connection: the ZMTP engine, or the raw one of STREAM. It has no clock,
 * no callbacks and does no I/O; times are milliseconds of one monotonic clock.
 */
export interface WireEngine {
  readonly state: "greeting" | "handshake" | "traffic" | "closed";
  /** Why the state is "closed". */
  readonly failure: Failure | undefined;
  /** Who the peer is; valid from "traffic" on. */
  readonly peer: Peer;
  /** How many octets `take` would give. */
  readonly pendingOut: number;
  /** When `tick` has to be called; Infinity for never. */
  readonly deadline: number;
  /** Octets came. They are lent until `keep`, or given. */
  receive(chunk: Uint8Array, now: number, isGiven: boolean): void;
  /** Copies what was lent and is still needed. Whether the memory that was given is the engine's now. */
  keep(): boolean;
  /** Memory that the next octets can be put into right away; `undefined` when they are to be received. */
  place(): Uint8Array | undefined;
  /** The first `size` octets of `place` have come. */
  fill(size: number, now: number): void;
  /** The next whole message; `undefined` while there is none. */
  next(): Message | undefined;
  /** Encodes a message. Only in "traffic". */
  write(message: Message): void;
  /** What has to be sent now, in this order. */
  take(): readonly Uint8Array[];
  /** What was taken last is sent, and nobody looks at it any more. */
  reclaim(): void;
  /** The deadline has come. */
  tick(now: number): void;
}
