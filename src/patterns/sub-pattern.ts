import { ZmqError } from "../base/errors.ts";
import type { Frame, Message } from "../base/message.ts";
import type { Pipe } from "../pipe/pipe.ts";
import type { PatternOptions, SubscribingPattern } from "./pattern.ts";
import { CANCEL, requestFor, SUBSCRIBE } from "./request-frame.ts";
import { XsubPattern } from "./xsub-pattern.ts";

/**
 * SUB: an XSUB that only receives, and only what it subscribed to (RFC 29). It filters itself too, for a publisher need not,
 * and what was sent before a cancellation arrived can come behind it.
 */
export class SubPattern implements SubscribingPattern {
  readonly #options: Pick<PatternOptions, "invertMatching">;
  // Only XPUB and XSUB have the option to look at the first frame alone (C74); the requests of a SUB have no second.
  readonly #xsub = new XsubPattern({ onlyFirstSubscribe: false, verboseUnsubscribe: false });
  #next: Message | undefined;
  #from: Pipe | undefined;

  constructor(options: Pick<PatternOptions, "invertMatching">) {
    this.#options = options;
  }

  attach(pipe: Pipe): void {
    this.#xsub.attach(pipe);
  }

  established(pipe: Pipe): void {
    this.#xsub.established(pipe);
  }

  interrupted(pipe: Pipe): void {
    this.#xsub.interrupted(pipe);
  }

  detach(pipe: Pipe): void {
    this.#xsub.detach(pipe);
  }

  readable(pipe: Pipe): void {
    this.#xsub.readable(pipe);
  }

  /** Nothing waits for room: all that a SUB sends is requests, which go past the high-water mark. */
  writable(): void {}

  get canSend(): boolean {
    return false;
  }

  get canReceive(): boolean {
    this.#next ??= this.#take();
    return this.#next !== undefined;
  }

  get topicsCount(): number {
    return this.#xsub.topicsCount;
  }

  get from(): Pipe | undefined {
    return this.#from;
  }

  subscribe(topic: Frame): void {
    this.#xsub.send([requestFor(SUBSCRIBE, topic)]);
  }

  unsubscribe(topic: Frame): void {
    this.#xsub.send([requestFor(CANCEL, topic)]);
  }

  send(): never {
    throw new ZmqError("ENOTSUP", "SUB only receives");
  }

  receive(): Message | undefined {
    const message = this.#next ?? this.#take();
    this.#next = undefined;
    if (message !== undefined) this.#from = this.#xsub.from;
    return message;
  }

  /** The next message that matches; the others are dropped. */
  #take(): Message | undefined {
    let message = this.#xsub.receive();
    while (message !== undefined && this.#xsub.matches(message[0] as Frame) === this.#options.invertMatching) {
      message = this.#xsub.receive();
    }
    return message;
  }
}
