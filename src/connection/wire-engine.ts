import type { Message } from "../base/message.ts";
import type { Peer } from "../base/peer.ts";

/** Why an engine gave a connection up. */
export interface Failure {
  /** Whose fault: the protocol's rules, the peer's credentials, or something else. */
  readonly kind: "protocol" | "auth" | "other";
  /** The name that the event of the monitor carries, for instance ERR_ZMTP_MECHANISM_MISMATCH. */
  readonly code: string;
  /** With `auth`: the status that the server gave, 300, 400 or 500. */
  readonly status?: number;
  readonly message: string;
  /** Whether trying again is of no use: the dialer then stays away (C31). */
  readonly final: boolean;
}

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
  /** Octets came. They belong to the engine now. */
  receive(chunk: Uint8Array, now: number): void;
  /** The next whole message; `undefined` while there is none. */
  next(): Message | undefined;
  /** Encodes a message. Only in "traffic". */
  write(message: Message): void;
  /** What has to be sent now, in this order. */
  take(): readonly Uint8Array[];
  /** The deadline has come. */
  tick(now: number): void;
}
