import { ZmqError } from "../base/errors.ts";
import type { Frame, Message } from "../base/message.ts";
import type { Pipe } from "../pipe/pipe.ts";
import { FairQueue } from "../routing/fair-queue.ts";
import { behind, prepend } from "./frames.ts";
import type { Pattern } from "./pattern.ts";

/**
 * REP: a request, then its reply, in turn (RFC 28). The envelope, which is everything up to the first empty frame, is taken
 * off the request and put in front of the reply.
 */
export class RepPattern implements Pattern {
  readonly #inbound = new FairQueue();
  #replying = false;
  #request: Message | undefined;
  #asker: Pipe | undefined;
  #from: Pipe | undefined;
  /** Where the body of the request begins. */
  #body = 0;

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
    return this.#replying;
  }

  get canReceive(): boolean {
    return !this.#replying && this.#next() !== undefined;
  }

  get from(): Pipe | undefined {
    return this.#from;
  }

  /** Never waits: the reply vanishes when the asker has gone or its queue is full (RFC 28). */
  send(message: Message): boolean {
    if (!this.#replying) throw new ZmqError("EFSM", "REP has no request to reply to");
    let reply = message;
    for (let i = this.#body - 1; i >= 0; i--) reply = prepend(this.#request?.[i] as Frame, reply);
    this.#replying = false;
    this.#request = undefined;
    this.#asker?.write(reply);
    return true;
  }

  receive(): Message | undefined {
    if (this.#replying) throw new ZmqError("EFSM", "REP has not replied to the request");
    const request = this.#next();
    if (request === undefined) return undefined;
    this.#replying = true;
    this.#from = this.#asker;
    return behind(request, this.#body);
  }

  /** The next request, which is kept. One without a delimiter is dropped (C48). */
  #next(): Message | undefined {
    while (this.#request === undefined) {
      const message = this.#inbound.receive();
      if (message === undefined) return undefined;
      this.#body = bodyIndex(message);
      if (this.#body === 0) continue;
      this.#request = message;
      this.#asker = this.#inbound.from;
    }
    return this.#request;
  }
}

/** Where the body begins, behind the first empty frame; 0 when there is no such frame, or nothing behind it. */
function bodyIndex(message: Message): number {
  for (let i = 0; i < message.length - 1; i++) if (message[i]?.length === 0) return i + 1;
  return 0;
}
