import { ZmqError } from "../base/errors.ts";
import type { Message } from "../base/message.ts";
import type { Pipe } from "../pipe/pipe.ts";
import type { TopicPattern } from "./pattern.ts";
import { type PublisherOptions, XpubPattern } from "./xpub-pattern.ts";

/** PUB: an XPUB that only sends; what subscribers send of their own is dropped (RFC 29). */
export class PubPattern implements TopicPattern {
  readonly #xpub: XpubPattern;

  constructor(options: PublisherOptions) {
    this.#xpub = new XpubPattern(options, "dropped");
  }

  attach(pipe: Pipe): void {
    this.#xpub.attach(pipe);
  }

  established(pipe: Pipe): void {
    this.#xpub.established(pipe);
  }

  interrupted(pipe: Pipe): void {
    this.#xpub.interrupted(pipe);
  }

  detach(pipe: Pipe): void {
    this.#xpub.detach(pipe);
  }

  readable(pipe: Pipe): void {
    this.#xpub.readable(pipe);
  }

  writable(pipe: Pipe): void {
    this.#xpub.writable(pipe);
  }

  get canSend(): boolean {
    return true;
  }

  get canReceive(): boolean {
    return false;
  }

  get topicsCount(): number {
    return this.#xpub.topicsCount;
  }

  get from(): undefined {
    return undefined;
  }

  send(message: Message): boolean {
    return this.#xpub.send(message);
  }

  receive(): never {
    throw new ZmqError("ENOTSUP", "PUB only sends");
  }
}
