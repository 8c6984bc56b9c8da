import { EMPTY } from "../base/bytes.ts";
import { listOf } from "../base/list.ts";
import type { Frame, Message } from "../base/message.ts";
import type { Peer } from "../base/peer.ts";
import { decodeCommand } from "./command.ts";
import { type Failure, trouble } from "./failure.ts";
import { FrameDecoder } from "./frame-decoder.ts";
import { FrameEncoder } from "./frame-encoder.ts";
import { COMMAND, MORE } from "./frame-flags.ts";
import { Handshake, type HandshakeOptions } from "./handshake.ts";
import { Heartbeat, type HeartbeatOptions } from "./heartbeat.ts";
import { commandOfSubscription, frameOfSubscription, isSubscribing, isSubscription } from "./subscription.ts";
import { isUnversioned, knowsTrafficCommands, type Version } from "./version.ts";

/** What an engine has to know of the socket it works for. Times are milliseconds. */
export interface EngineOptions extends HandshakeOptions, HeartbeatOptions {
  /** The most octets that a message of the peer may have; -1 is no limit. */
  readonly maxMessageSize: number;
  /** How long the peer may take from the start to the end of the handshake; 0 is for ever. */
  readonly handshakeInterval: number;
}

/** Where a connection stands. It only moves forward, and can be closed from everywhere. */
export type EngineState = "greeting" | "handshake" | "traffic" | "closed";

/** PONGs are dropped while so many octets wait to go out: a peer that does not read cannot make us store answers. */
const PONG_BOUND = 1024 * 1024;

/**
 * One end of a ZMTP connection without the connection: octets in, messages out, and back (RFC 37; RFC 23, 15 and 13
 * towards older peers). It has no clock, no callbacks and does no I/O. What a peer does wrong never throws; it ends in
 * the state "closed" with a `failure`, and `take` may still hold what is to be sent before hanging up.
 *
 * Up to "traffic" everything that comes is dealt with at once, from then on only when `next` asks for it: a reader who
 * pauses holds the peer up.
 */
export class Engine {
  readonly #encoder = new FrameEncoder();
  readonly #decoder: FrameDecoder;
  readonly #handshake: Handshake;
  readonly #heartbeat: Heartbeat;
  readonly #handshakeUntil: number;
  readonly #isPublisher: boolean;
  readonly #isSubscriber: boolean;
  #state: EngineState = "greeting";
  #failure: Failure | undefined;
  /** The time, as the caller last said it was. */
  #now: number;
  /** How the own subscriptions travel to this peer. */
  #subscribing: "as messages" | "as commands" | "not at all" = "as messages";
  /** The frames of a message of which more are to come. */
  #frames: Message | undefined;
  /** What the peer would have sent first if it knew how. */
  #implied: Message | undefined;
  /** Whether all that came was taken, or nothing whole is left of it. */
  #starved = true;

  /** A connection was made at the time `now`; the first octets can be taken at once. */
  constructor(options: EngineOptions, now: number) {
    const { socketType, handshakeInterval, maxMessageSize } = options;
    this.#decoder = new FrameDecoder(maxMessageSize);
    this.#handshake = new Handshake(options, this.#encoder, this.#decoder);
    this.#heartbeat = new Heartbeat(options);
    this.#handshakeUntil = handshakeInterval > 0 ? now + handshakeInterval : Infinity;
    this.#isPublisher = socketType === "PUB" || socketType === "XPUB";
    this.#isSubscriber = socketType === "SUB" || socketType === "XSUB";
    this.#now = now;
  }

  get state(): EngineState {
    return this.#state;
  }

  /** Why the state is "closed". */
  get failure(): Failure | undefined {
    return this.#failure;
  }

  /** Who the peer is; nobody before "traffic". */
  get peer(): Peer {
    return this.#handshake.peer;
  }

  /** The version that the peer announced, 1.0 where it announced none; `undefined` while that is not known. */
  get peerVersion(): Version | undefined {
    return this.#handshake.version;
  }

  /** How many octets `take` would give. */
  get pendingOut(): number {
    return this.#encoder.pending;
  }

  /** When `tick` has to be called; Infinity for never. It can move with every call of another method. */
  get deadline(): number {
    if (this.#state === "closed") return Infinity;
    return this.#state === "traffic" ? this.#heartbeat.deadline : this.#handshakeUntil;
  }

  /** Octets came. `keep` has to be called before their memory is used again, and tells whether it may be. */
  receive(chunk: Uint8Array, now: number, isGiven = false): void {
    this.#now = now;
    if (this.#state === "closed") return;
    if (this.#state !== "traffic") return this.#shakeHands(chunk);
    this.#hear();
    this.#decoder.push(chunk, isGiven);
  }

  /** Copies what was lent and has not been read yet. Whether memory that was given is the engine's now. */
  keep(): boolean {
    return this.#decoder.keep();
  }

  /** Memory for the octets that come next, which are then told by `fill`; `undefined` when they are to be received. */
  place(): Uint8Array | undefined {
    return this.#state === "traffic" ? this.#decoder.place() : undefined;
  }

  /** The first `size` octets of `place` have come. */
  fill(size: number, now: number): void {
    this.#now = now;
    this.#hear();
    this.#decoder.fill(size);
  }

  /**
   * The next whole message; `undefined` when there is none, as before and after "traffic". Obeys commands on the way.
   */
  next(): Message | undefined {
    if (this.#state !== "traffic") return undefined;
    if (this.#implied !== undefined) return this.#takeImplied();
    const decoder = this.#decoder;
    for (;;) {
      const body = decoder.next();
      if (body === undefined) return this.#starve();
      const flags = decoder.flags;
      if (flags === 0 && this.#frames === undefined) return listOf(body);
      const message = (flags & COMMAND) === 0 ? this.#gather(flags, body) : this.#obey(body);
      if (message !== undefined) return message;
    }
  }

  /** Encodes a message, which belongs to the engine from now on. Nothing happens outside "traffic". */
  write(message: Message): void {
    if (this.#state !== "traffic") return;
    if (this.#subscribing !== "as messages" && this.#writeSubscription(message)) return;
    const last = message.length - 1;
    for (let i = 0; i < last; i++) this.#encoder.write(MORE, message[i] as Frame);
    this.#encoder.write(0, message[last] as Frame);
  }

  /** What has to be sent now, in this order. The list belongs to the caller, the octets do until they are sent. */
  take(): Uint8Array[] {
    return this.#encoder.take();
  }

  /** What was taken last is sent, and nobody looks at it any more. */
  reclaim(): void {
    this.#encoder.reclaim();
  }

  /**
   * The time is `now`: gives up a peer that has been silent for too long, or sends the PING that is due. May be called
   * at any time, and has to be before a reader goes on after a pause: `next` knows no time, and a PING that it finds
   * counts from the last time that the engine was told.
   */
  tick(now: number): void {
    this.#now = now;
    if (this.#state === "traffic") this.#beat();
    else if (now >= this.#handshakeUntil) this.#fail(trouble("ETIMEDOUT", "The handshake took too long"));
  }

  #fail(failure: Failure): void {
    this.#state = "closed";
    this.#failure = failure;
  }

  #shakeHands(chunk: Uint8Array): void {
    const handshake = this.#handshake;
    handshake.receive(chunk);
    if (handshake.failure !== undefined) this.#fail(handshake.failure);
    else if (handshake.state === "done") this.#open();
    else this.#state = handshake.state as "greeting" | "handshake";
  }

  /** Octets came. */
  #hear(): void {
    this.#starved = false;
    this.#heartbeat.heard();
  }

  #open(): void {
    const version = this.#handshake.version as Version;
    this.#state = "traffic";
    this.#starved = false;
    // PING belongs to 3.1, and there are peers of 3.0 that hang up on it; libzmq sends it to them too (C41).
    if (knowsTrafficCommands(version)) this.#heartbeat.start(this.#now);
    // RFC 13: a 1.0 subscriber says nothing and gets everything.
    if (this.#isPublisher && isUnversioned(version)) this.#implied = [frameOfSubscription("SUBSCRIBE", EMPTY)];
    if (!this.#isSubscriber) return;
    if (knowsTrafficCommands(version)) this.#subscribing = "as commands";
    else if (isUnversioned(version)) this.#subscribing = "not at all";
  }

  #starve(): undefined {
    this.#starved = true;
    if (this.#decoder.failure !== undefined) this.#fail(this.#decoder.failure);
  }

  #takeImplied(): Message | undefined {
    const message = this.#implied;
    this.#implied = undefined;
    return message;
  }

  #gather(flags: number, body: Frame): Message | undefined {
    const frames = this.#frames;
    if (frames === undefined) {
      this.#frames = listOf(body);
      return undefined;
    }
    frames.push(body);
    if ((flags & MORE) !== 0) return undefined;
    this.#frames = undefined;
    return frames;
  }

  /**
   * Commands that are unknown, malformed or late are ignored, ERROR too, as libzmq does; RFC 37 is silent on them
   * (C39).
   */
  #obey(body: Frame): Message | undefined {
    const command = decodeCommand(body);
    if (command === undefined) return undefined;
    if (command.name === "PING") {
      const pong = this.#heartbeat.pong(command.data, this.#now);
      // What has come with the PING, behind it, is traffic within its time to live.
      if (!this.#decoder.isDrained) this.#heartbeat.heard();
      if (pong !== undefined && this.#encoder.pending < PONG_BOUND) this.#encoder.write(COMMAND, pong);
      return undefined;
    }
    if (!this.#isPublisher || !isSubscribing(command.name)) return undefined;
    return [frameOfSubscription(command.name, command.data)];
  }

  /** Whether `message` was a subscription and has been dealt with. */
  #writeSubscription(message: Message): boolean {
    const frame = message[0] as Frame;
    if (message.length !== 1 || !isSubscription(frame)) return false;
    if (this.#subscribing === "as commands") this.#encoder.write(COMMAND, commandOfSubscription(frame));
    return true;
  }

  #beat(): void {
    // While the reader pauses nobody knows whether the peer is silent.
    if (!this.#starved) this.#heartbeat.heard();
    if (this.#heartbeat.isDead(this.#now)) return this.#fail(trouble("ETIMEDOUT", "The peer was silent for too long"));
    const ping = this.#heartbeat.ping(this.#now);
    if (ping !== undefined) this.#encoder.write(COMMAND, ping);
  }
}
