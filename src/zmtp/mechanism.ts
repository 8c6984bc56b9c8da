import type { Command } from "./command.ts";
import type { Failure } from "./failure.ts";

/**
 * The security mechanism of one connection, on one side: which commands the handshake consists of. It is synchronous;
 * one that has to wait for a verdict gives no command until then. ERROR is the engine's business, it is the same for
 * all.
 */
export interface Mechanism {
  /** The name in the greeting: upper-case letters, digits, hyphen and underscore, at most 20 (RFC 37). */
  readonly name: string;
  /** Whether this side is the server of a mechanism that has one (RFC 37: as-server; 0 with NULL). */
  readonly asServer: boolean;
  /** The handshake begins: both greetings are known. `metadata` is the property list to announce. Called once. */
  start(metadata: Uint8Array): void;
  /** The body of the command to send now; `undefined`: it is the peer's turn. To be asked until then. */
  next(): Uint8Array | undefined;
  /** Takes a command of the peer; says what is wrong with it, if anything. */
  receive(command: Command): Failure | undefined;
  /** The property list of the peer, once the handshake is over on this side: all was sent, all was received. */
  readonly peerMetadata: Uint8Array | undefined;
}
