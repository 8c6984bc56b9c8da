import { type Command, encodeCommand } from "./command.ts";
import { breach, type Failure } from "./failure.ts";
import type { Mechanism } from "./mechanism.ts";

/**
 * NULL: no security. Each side sends READY with its metadata, at once and without waiting for the other, as RFC 23 and
 * libzmq have it; RFC 37 lets the binding side wait for the connecting one (C03).
 */
export class NullMechanism implements Mechanism {
  readonly name = "NULL";
  readonly asServer = false;
  #ready: Uint8Array | undefined;
  #peerMetadata: Uint8Array | undefined;

  start(metadata: Uint8Array): void {
    this.#ready = encodeCommand("READY", metadata);
  }

  next(): Uint8Array | undefined {
    const ready = this.#ready;
    this.#ready = undefined;
    return ready;
  }

  receive(command: Command): Failure | undefined {
    if (command.name !== "READY") {
      return breach("ERR_ZMTP_UNEXPECTED_COMMAND", `Expected READY, got ${JSON.stringify(command.name)}`);
    }
    this.#peerMetadata = command.data;
    return undefined;
  }

  get peerMetadata(): Uint8Array | undefined {
    return this.#peerMetadata;
  }
}
