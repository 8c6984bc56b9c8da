import type { Message } from "../base/message.ts";
import type { Pipe } from "../pipe/pipe.ts";
import { FairQueue } from "../routing/fair-queue.ts";
import type { Pattern } from "./pattern.ts";

/**
 * PAIR: one peer, both ways (RFC 31). A second peer is not served: it stays mute, even after the first has gone (C36), and
 * the next that comes then is served.
 */
export class PairPattern implements Pattern {
  readonly #inbound = new FairQueue();
  #peer: Pipe | undefined;

  attach(pipe: Pipe): void {
    if (this.#peer !== undefined) return;
    this.#peer = pipe;
    this.#inbound.attach(pipe);
  }

  established(): void {}

  interrupted(): void {}

  detach(pipe: Pipe): void {
    if (this.#peer === pipe) this.#peer = undefined;
    this.#inbound.detach(pipe);
  }

  readable(pipe: Pipe): void {
    this.#inbound.readable(pipe);
  }

  writable(): void {}

  get canSend(): boolean {
    return this.#peer?.hasRoom ?? false;
  }

  get canReceive(): boolean {
    return this.#inbound.hasMessage;
  }

  get from(): Pipe | undefined {
    return this.#inbound.from;
  }

  send(message: Message): boolean {
    return this.#peer?.write(message) ?? false;
  }

  receive(): Message | undefined {
    return this.#inbound.receive();
  }
}
