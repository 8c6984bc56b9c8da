import { ZmqError } from "../base/errors.ts";
import type { Message } from "../base/message.ts";
import type { Pipe } from "../pipe/pipe.ts";
import { FairQueue } from "../routing/fair-queue.ts";
import type { Pattern } from "./pattern.ts";

/** PULL: messages from all peers in turn (RFC 30). */
export class PullPattern implements Pattern {
  readonly #inbound = new FairQueue();

  attach(pipe: Pipe): void {
    this.#inbound.attach(pipe);
  }

  established(): void {}

  interrupted(): void {}

  detach(pipe: Pipe): void {
    this.#inbound.detach(pipe);
  }

  readable(pipe: Pipe): void {
    this.#inbound.readable(pipe);
  }

  writable(): void {}

  get canSend(): boolean {
    return false;
  }

  get canReceive(): boolean {
    return this.#inbound.hasMessage;
  }

  get from(): Pipe | undefined {
    return this.#inbound.from;
  }

  send(): never {
    throw new ZmqError("ENOTSUP", "PULL only receives");
  }

  receive(): Message | undefined {
    return this.#inbound.receive();
  }
}
