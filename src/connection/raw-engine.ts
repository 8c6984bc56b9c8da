import { copy, EMPTY } from "../base/bytes.ts";
import { listOf } from "../base/list.ts";
import type { Frame, Message } from "../base/message.ts";
import type { Peer } from "../base/peer.ts";
import { Ring } from "../pipe/ring.ts";
import type { WireEngine } from "./wire-engine.ts";

const NOTHING: readonly Uint8Array[] = [];

/** The engine of STREAM: no greeting, no framing. A chunk is a message of one frame, and so is a write (zmq_socket(3)). */
export class RawEngine implements WireEngine {
  readonly state = "traffic";
  readonly failure = undefined;
  readonly peer: Peer = { socketType: undefined, routingId: EMPTY };
  readonly deadline = Infinity;
  readonly #received = new Ring<Frame>();
  #outgoing: Uint8Array[] = [];
  #pendingOut = 0;

  get pendingOut(): number {
    return this.#pendingOut;
  }

  receive(chunk: Uint8Array): void {
    this.#received.push(copy(chunk));
  }

  keep(): boolean {
    return false;
  }

  place(): undefined {}

  fill(): void {}

  next(): Message | undefined {
    const chunk = this.#received.shift();
    return chunk && listOf(chunk);
  }

  write(message: Message): void {
    for (const frame of message) {
      this.#outgoing.push(frame);
      this.#pendingOut += frame.length;
    }
  }

  take(): readonly Uint8Array[] {
    if (this.#pendingOut === 0) return NOTHING;
    const outgoing = this.#outgoing;
    this.#outgoing = [];
    this.#pendingOut = 0;
    return outgoing;
  }

  reclaim(): void {}

  tick(): void {}
}
