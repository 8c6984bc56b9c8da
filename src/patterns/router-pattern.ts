import { ZmqError } from "../base/errors.ts";
import type { Frame, Message } from "../base/message.ts";
import type { Peer } from "../base/peer.ts";
import type { Pipe } from "../pipe/pipe.ts";
import { FairQueue } from "../routing/fair-queue.ts";
import { RoutingTable } from "../routing/routing-table.ts";
import { behind, prepend } from "./frames.ts";
import type { Pattern, PatternOptions } from "./pattern.ts";
import { Probe } from "./probe.ts";

/**
 * ROUTER: puts the routing id of its sender in front of each message, and sends to the peer whose id is in front (RFC 28).
 *
 * A peer is known from the end of its handshake on, or from `attach` if the application chose its id (C22). One whose id is
 * in use already stays mute: it is not addressed and not read (C35).
 */
export class RouterPattern implements Pattern {
  readonly #options: Pick<PatternOptions, "mandatory" | "handover" | "probeRouter">;
  readonly #inbound = new FairQueue();
  readonly #peers = new RoutingTable();
  readonly #assigned = new WeakSet<Pipe>();
  readonly #probe: Probe;

  constructor(options: Pick<PatternOptions, "mandatory" | "handover" | "probeRouter">) {
    this.#options = options;
    this.#probe = new Probe(options);
  }

  /** @throws ZmqError EINVAL when `assignedId` is in use */
  attach(pipe: Pipe, assignedId?: Frame): void {
    if (assignedId !== undefined) {
      this.#peers.assign(pipe, assignedId);
      this.#assigned.add(pipe);
      this.#inbound.attach(pipe);
    }
    this.#probe.attach(pipe);
  }

  established(pipe: Pipe, peer: Peer): void {
    if (!this.#assigned.has(pipe)) this.#identify(pipe, peer.routingId);
    this.#probe.established(pipe);
  }

  interrupted(pipe: Pipe): void {
    this.#probe.interrupted(pipe);
  }

  detach(pipe: Pipe): void {
    this.#peers.remove(pipe);
    this.#inbound.detach(pipe);
  }

  readable(pipe: Pipe): void {
    this.#inbound.readable(pipe);
  }

  writable(): void {}

  get canSend(): boolean {
    if (!this.#options.mandatory) return true;
    for (const pipe of this.#peers.pipes()) if (pipe.hasRoom) return true;
    return false;
  }

  get canReceive(): boolean {
    return this.#inbound.hasMessage;
  }

  get from(): Pipe | undefined {
    return this.#inbound.from;
  }

  /** @throws ZmqError EHOSTUNREACH, with `mandatory`, when no peer has the id in the first frame */
  send(message: Message): boolean {
    if (message.length < 2) return true; // C67: an address without a message is dropped.
    const pipe = this.#peers.pipe(message[0] as Frame);
    const { mandatory } = this.#options;
    if (pipe === undefined || pipe.ended) {
      if (mandatory) throw new ZmqError("EHOSTUNREACH", "No peer has this routing id");
      return true;
    }
    if (!pipe.hasRoom) return !mandatory;
    return pipe.write(behind(message, 1));
  }

  receive(): Message | undefined {
    const message = this.#inbound.receive();
    if (message === undefined) return undefined;
    return prepend(this.#peers.id(this.#inbound.from as Pipe) as Frame, message);
  }

  /** Gives the peer its id, unless that is another peer's. After a reconnection it keeps the one it had. */
  #identify(pipe: Pipe, chosen: Frame): void {
    if (chosen.length === 0 && this.#peers.has(pipe)) return;
    const id = chosen.length > 0 ? chosen : this.#peers.generate();
    const holder = this.#peers.pipe(id);
    if (holder === pipe) return;
    if (holder !== undefined) {
      if (!this.#options.handover) return this.#mute(pipe);
      this.#mute(holder);
    }
    this.#peers.add(pipe, id);
    if (!this.#inbound.has(pipe)) this.#inbound.attach(pipe);
    holder?.close();
  }

  #mute(pipe: Pipe): void {
    this.#peers.remove(pipe);
    this.#inbound.forget(pipe);
  }
}
