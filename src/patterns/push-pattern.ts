import { ZmqError } from "../base/errors.ts";
import type { Message } from "../base/message.ts";
import type { Pipe } from "../pipe/pipe.ts";
import { LoadBalancer } from "../routing/load-balancer.ts";
import { discard } from "./discard.ts";
import type { Pattern } from "./pattern.ts";

/** PUSH: each message to the next peer that has room (RFC 30). */
export class PushPattern implements Pattern {
  readonly #outbound = new LoadBalancer();

  attach(pipe: Pipe): void {
    this.#outbound.attach(pipe);
    discard(pipe);
  }

  established(): void {}

  interrupted(): void {}

  detach(pipe: Pipe): void {
    this.#outbound.detach(pipe);
  }

  readable(pipe: Pipe): void {
    discard(pipe);
  }

  writable(pipe: Pipe): void {
    this.#outbound.writable(pipe);
  }

  get canSend(): boolean {
    return this.#outbound.hasRoom;
  }

  get canReceive(): boolean {
    return false;
  }

  get from(): undefined {
    return undefined;
  }

  send(message: Message): boolean {
    return this.#outbound.send(message);
  }

  receive(): never {
    throw new ZmqError("ENOTSUP", "PUSH only sends");
  }
}
