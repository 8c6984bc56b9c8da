import { ZmqError } from "../base/errors.ts";
import type { Frame, Message } from "../base/message.ts";
import type { Pipe } from "../pipe/pipe.ts";
import { FairQueue } from "../routing/fair-queue.ts";
import type { Pattern } from "./pattern.ts";

/**
 * REP: a request, then its reply, in turn (RFC 28). The envelope, which is everything up to the first empty frame, is taken
 * off the request and put in front of the reply.
 */
export class RepPattern implements Pattern {
  readonly #inbound = new FairQueue();
  #replying = false;
  #request: Message | undefined;
  #envelope: Message = [];
  #asker: Pipe | undefined;

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

  /** Never waits: the reply vanishes when the asker has gone or its queue is full (RFC 28). */
  send(message: Message): boolean {
    if (!this.#replying) throw new ZmqError("EFSM", "REP has no request to reply to");
    const reply = this.#envelope;
    for (let i = 0; i < message.length; i++) reply.push(message[i] as Frame);
    const asker = this.#asker;
    this.#replying = false;
    this.#envelope = [];
    this.#asker = undefined;
    asker?.write(reply);
    return true;
  }

  receive(): Message | undefined {
    if (this.#replying) throw new ZmqError("EFSM", "REP has not replied to the request");
    const request = this.#next();
    this.#request = undefined;
    this.#replying = request !== undefined;
    return request;
  }

  /** The body of the next request, which stays `#request`. One without a delimiter is dropped (C48). */
  #next(): Message | undefined {
    while (this.#request === undefined) {
      const message = this.#inbound.receive();
      if (message === undefined) return undefined;
      const body = bodyIndex(message);
      if (body === 0) continue;
      this.#envelope = message.slice(0, body);
      this.#request = message.slice(body);
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
