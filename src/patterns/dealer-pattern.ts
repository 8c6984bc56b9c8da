import type { Message } from "../base/message.ts";
import type { Pipe } from "../pipe/pipe.ts";
import { FairQueue } from "../routing/fair-queue.ts";
import { LoadBalancer } from "../routing/load-balancer.ts";
import type { Pattern, PatternOptions } from "./pattern.ts";
import { Probe } from "./probe.ts";

/** DEALER: sends to its peers in turn and receives from them in turn, without a look at the message (RFC 28). */
export class DealerPattern implements Pattern {
  readonly #inbound = new FairQueue();
  readonly #outbound = new LoadBalancer();
  readonly #probe: Probe;

  constructor(options: Pick<PatternOptions, "probeRouter">) {
    this.#probe = new Probe(options);
  }

  attach(pipe: Pipe): void {
    this.#inbound.attach(pipe);
    this.#outbound.attach(pipe);
    this.#probe.attach(pipe);
  }

  established(pipe: Pipe): void {
    this.#probe.established(pipe);
  }

  interrupted(pipe: Pipe): void {
    this.#probe.interrupted(pipe);
  }

  detach(pipe: Pipe): void {
    this.#outbound.detach(pipe);
    this.#inbound.detach(pipe);
  }

  readable(pipe: Pipe): void {
    this.#inbound.readable(pipe);
  }

  writable(pipe: Pipe): void {
    this.#outbound.writable(pipe);
  }

  get canSend(): boolean {
    return this.#outbound.hasRoom;
  }

  get canReceive(): boolean {
    return this.#inbound.hasMessage;
  }

  get from(): Pipe | undefined {
    return this.#inbound.from;
  }

  send(message: Message): boolean {
    return this.#outbound.send(message);
  }

  receive(): Message | undefined {
    return this.#inbound.receive();
  }
}
