import { EMPTY } from "../base/bytes.ts";
import { type ErrorCode, ZmqError } from "../base/errors.ts";
import type { Frame, Message } from "../base/message.ts";
import type { Peer } from "../base/peer.ts";
import type { SocketTypeName } from "../base/socket-type.ts";
import type { EndpointOwner } from "../connection/endpoint-owner.ts";
import { Notices } from "../connection/notices.ts";
import { RawEngine } from "../connection/raw-engine.ts";
import type { SocketEvent } from "../connection/socket-event.ts";
import type { WireEngine } from "../connection/wire-engine.ts";
import { createPattern } from "../patterns/create-pattern.ts";
import type { Pattern } from "../patterns/pattern.ts";
import { Pipe, type PipeOwner } from "../pipe/pipe.ts";
import { Engine } from "../zmtp/engine.ts";
import { NullMechanism } from "../zmtp/null-mechanism.ts";
import { type ContextCore, UNLIMITED } from "./context-core.ts";
import { EndpointTable } from "./endpoint-table.ts";
import { encodeProperties } from "./metadata-option.ts";
import type { Option } from "./option.ts";
import { initialOptions, type OptionName, type OptionValues, optionTable } from "./option-table.ts";

/** Who wants to know of the changes in a socket. */
export interface CoreObserver {
  /** It may be possible to send or receive what was not possible before. */
  changed(): void;
  /** The socket is closed, or its context was terminated: nothing will change any more. */
  over(how: "EBADF" | "ETERM"): void;
}

/** Sees what happens to the connections of a socket. */
export type EventListener = (event: SocketEvent) => void;

/**
 * A socket without promises: its pattern, its pipes, its endpoints and its options. Everything that can be done is done at
 * once, and what cannot is said; waiting is the business of those who observe it.
 */
export class SocketCore implements EndpointOwner, PipeOwner {
  readonly type: SocketTypeName;
  readonly context: ContextCore;
  readonly options: OptionValues = initialOptions();
  readonly notices = new Notices(this.options);
  readonly endpoints: EndpointTable;
  readonly hasHandshake: boolean;
  /** The socket's end of each pipe, and what sets the high-water marks of that pipe anew. */
  readonly #pipes = new Map<Pipe, () => void>();
  readonly #pattern: Pattern;
  /** Who is at the other end of each pipe that was established. */
  readonly #peers = new WeakMap<Pipe, Peer>();
  readonly #observers = new Set<CoreObserver>();
  readonly #listeners = new Set<EventListener>();
  /** How the socket ended. */
  #over: "EBADF" | "ETERM" | undefined;
  /** Why nobody can send or receive: the socket has ended, or somebody has it for himself. */
  #barred: ErrorCode | undefined;
  #wakes = false;

  /** @throws ZmqError ETERM, EMFILE */
  constructor(type: SocketTypeName, context: ContextCore) {
    this.type = type;
    this.context = context;
    this.hasHandshake = type !== "STREAM";
    this.options.ipv6 = context.options.ipv6;
    // C80: subscribers have nothing to linger for.
    if (!context.options.blocky || type === "SUB" || type === "XSUB") this.options.linger = 0;
    this.#pattern = createPattern(type, this.options);
    this.endpoints = new EndpointTable(this);
    context.add(this);
  }

  get pattern(): Pattern {
    return this.#pattern;
  }

  get closed(): boolean {
    return this.#over === "EBADF";
  }

  get canSend(): boolean {
    return this.#barred === undefined && this.#pattern.canSend;
  }

  get canReceive(): boolean {
    return this.#barred === undefined && this.#pattern.canReceive;
  }

  /**
   * Takes a message over; `false` when it would have to wait.
   *
   * @throws ZmqError EBADF, ETERM, EBUSY, EMSGSIZE and what the pattern throws
   */
  send(message: Message): boolean {
    if (this.#barred !== undefined) throw new ZmqError(this.#barred);
    const { maxMessageSize } = this.context.options;
    if (maxMessageSize !== UNLIMITED && sizeOf(message) > maxMessageSize) throw new ZmqError("EMSGSIZE");
    return this.#pattern.send(message);
  }

  /** The next message, if there is one. @throws ZmqError EBADF, ETERM, EBUSY and what the pattern throws */
  receive(): Message | undefined {
    if (this.#barred !== undefined) throw new ZmqError(this.#barred);
    return this.#pattern.receive();
  }

  /** Who sent the message that was received last. */
  get sender(): Peer | undefined {
    const { from } = this.#pattern;
    return from && this.#peers.get(from);
  }

  /** @throws ZmqError EBADF, ETERM */
  check(): void {
    if (this.#over !== undefined) throw new ZmqError(this.#over);
  }

  /**
   * Leaves sending and receiving to the caller, who does it by the pattern; for everybody else they fail with EBUSY until the
   * returned function is called.
   *
   * @throws ZmqError EBADF, ETERM, EBUSY
   */
  claim(): () => void {
    if (this.#barred !== undefined) throw new ZmqError(this.#barred);
    this.#barred = "EBUSY";
    return () => {
      this.#barred = this.#over;
    };
  }

  /** Sets an option. @throws TypeError, ZmqError EINVAL, EBADF */
  set<Name extends OptionName>(name: Name, value: unknown): void {
    this.check();
    const option = optionTable[name] as Option<unknown>;
    this.options[name] = option.parse(value, name, this.options[name]) as OptionValues[Name];
    if (name === "sendHighWaterMark" || name === "receiveHighWaterMark") {
      for (const limit of this.#pipes.values()) limit();
      this.#wake();
    }
  }

  observe(observer: CoreObserver): () => void {
    this.#observers.add(observer);
    return () => this.#observers.delete(observer);
  }

  listen(listener: EventListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Closes the socket; what is unsent lingers in the background. */
  close(): void {
    if (this.closed) return;
    const wasTerminated = this.#over !== undefined;
    this.#end("EBADF");
    const released = this.context.lingering();
    this.context.remove(this);
    this.endpoints.close(this.options.linger, () => {
      released();
      this.emit({ type: "end" });
    });
    // What the endpoints do not answer for: the pipes to inproc sockets that had connected here.
    for (const pipe of this.#pipes.keys()) pipe.close();
    this.#pipes.clear();
    if (!wasTerminated) this.#tellOver("EBADF");
  }

  /** The context ends: every call fails from now on, until the socket is closed (zmq_ctx_term(3)). */
  terminate(): void {
    if (this.#over) return;
    this.#end("ETERM");
    this.#tellOver("ETERM");
  }

  // The endpoints' side

  newEngine(): WireEngine {
    if (!this.hasHandshake) return new RawEngine();
    const { options } = this;
    return new Engine(
      {
        socketType: this.type,
        routingId: options.routingId ?? EMPTY,
        mechanism: new NullMechanism(),
        maxMessageSize: options.maxMessageSize,
        handshakeInterval: options.handshakeInterval,
        heartbeatInterval: options.heartbeatInterval,
        heartbeatTimeout: options.heartbeatTimeout,
        heartbeatTimeToLive: options.heartbeatTimeToLive,
        metadata: encodeProperties(options.metadata),
      },
      performance.now(),
    );
  }

  newPipe(): [Pipe, Pipe] {
    const { conflate, sendHighWaterMark, receiveHighWaterMark } = this.options;
    const [outer, inner] = Pipe.pair([
      { highWaterMark: receiveHighWaterMark, conflate },
      { highWaterMark: sendHighWaterMark, conflate },
    ]);
    this.#pipes.set(outer, () => {
      outer.limit(this.options.receiveHighWaterMark);
      inner.limit(this.options.sendHighWaterMark);
    });
    return [outer, inner];
  }

  attach(pipe: Pipe, assignedId?: Frame, limit?: () => void): void {
    if (limit) this.#pipes.set(pipe, limit);
    pipe.owner = this;
    try {
      this.#pattern.attach(pipe, assignedId);
    } catch (error) {
      this.#pipes.delete(pipe);
      throw error;
    }
    if (pipe.pending > 0) this.#pattern.readable(pipe);
    this.#wake();
  }

  established(pipe: Pipe, peer: Peer): void {
    this.#peers.set(pipe, peer);
    this.#pattern.established(pipe, peer);
    this.#wake();
  }

  interrupted(pipe: Pipe): void {
    this.#pattern.interrupted(pipe);
    this.#wake();
  }

  detach(pipe: Pipe): void {
    this.#pipes.delete(pipe);
    this.#pattern.detach(pipe);
    this.#wake();
  }

  get isObserved(): boolean {
    return this.#listeners.size > 0;
  }

  emit(event: SocketEvent): void {
    for (const listener of [...this.#listeners]) listener(event);
  }

  // The pipes' side

  readable(pipe: Pipe): void {
    this.#pattern.readable(pipe);
    this.#wake();
  }

  writable(pipe: Pipe): void {
    this.#pattern.writable(pipe);
    this.#wake();
  }

  ended(pipe: Pipe): void {
    this.endpoints.pipeEnded(pipe);
    this.detach(pipe);
  }

  /**
   * Tells the observers in a microtask: an edge comes in the middle of somebody's read or write, and many come at once.
   */
  #wake(): void {
    if (this.#wakes || this.#observers.size === 0) return;
    this.#wakes = true;
    queueMicrotask(() => {
      this.#wakes = false;
      for (const observer of this.#observers) observer.changed();
    });
  }

  #end(how: "EBADF" | "ETERM"): void {
    this.#over = how;
    this.#barred = how;
  }

  #tellOver(how: "EBADF" | "ETERM"): void {
    for (const observer of [...this.#observers]) observer.over(how);
  }
}

function sizeOf(message: Message): number {
  let size = 0;
  for (const frame of message) size += frame.length;
  return size;
}
