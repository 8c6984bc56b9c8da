import { allocate, EMPTY, equal } from "../base/bytes.ts";
import { ZmqError } from "../base/errors.ts";
import type { Frame, Message } from "../base/message.ts";
import type { Pipe } from "../pipe/pipe.ts";
import { LoadBalancer } from "../routing/load-balancer.ts";
import { behind, prepend } from "./frames.ts";
import type { Pattern, PatternOptions } from "./pattern.ts";
import { Probe } from "./probe.ts";

/** Octets of a request id (ZMQ_REQ_CORRELATE). */
const ID = 4;

/**
 * REQ: a request, then its reply, in turn (RFC 28). The delimiter, and the request id in front of it, live here.
 *
 * Only the peer that was asked can answer, so there is nothing to queue: everything is read as it comes, and is the reply
 * or is dropped. A message that cannot be a reply ends its connection (C48).
 */
export class ReqPattern implements Pattern {
  readonly #options: Pick<PatternOptions, "correlate" | "relaxed" | "probeRouter">;
  readonly #outbound = new LoadBalancer();
  readonly #probe: Probe;
  #counter = Math.floor(Math.random() * 2 ** 32);
  #waiting = false;
  #asked: Pipe | undefined;
  #from: Pipe | undefined;
  #id: Frame | undefined;
  #reply: Message | undefined;

  constructor(options: Pick<PatternOptions, "correlate" | "relaxed" | "probeRouter">) {
    this.#options = options;
    this.#probe = new Probe(options);
  }

  attach(pipe: Pipe): void {
    this.#outbound.attach(pipe);
    this.#probe.attach(pipe);
    this.readable(pipe);
  }

  established(pipe: Pipe): void {
    this.#probe.established(pipe);
  }

  interrupted(pipe: Pipe): void {
    this.#probe.interrupted(pipe);
  }

  detach(pipe: Pipe): void {
    this.#outbound.detach(pipe);
  }

  readable(pipe: Pipe): void {
    for (let message = pipe.read(); message !== undefined; message = pipe.read()) {
      const body = bodyIndex(message);
      if (body === 0) {
        pipe.close();
        return this.detach(pipe);
      }
      if (pipe === this.#asked && this.#reply === undefined && this.#answers(message, body)) {
        this.#reply = behind(message, body);
      }
    }
  }

  writable(pipe: Pipe): void {
    this.#outbound.writable(pipe);
  }

  get canSend(): boolean {
    return (!this.#waiting || this.#options.relaxed) && this.#outbound.hasRoom;
  }

  get canReceive(): boolean {
    return this.#reply !== undefined;
  }

  get from(): Pipe | undefined {
    return this.#from;
  }

  send(message: Message): boolean {
    if (this.#waiting && !this.#options.relaxed) throw new ZmqError("EFSM", "REQ waits for the reply to its request");
    const pipe = this.#outbound.take();
    if (pipe === undefined) return false;
    this.#waiting = true;
    this.#asked = pipe;
    this.#id = this.#options.correlate ? this.#nextId() : undefined;
    this.#reply = undefined;
    const request = prepend(EMPTY, message);
    pipe.write(this.#id === undefined ? request : prepend(this.#id, request));
    return true;
  }

  receive(): Message | undefined {
    if (!this.#waiting) throw new ZmqError("EFSM", "REQ has not sent a request");
    const reply = this.#reply;
    if (reply === undefined) return undefined;
    this.#waiting = false;
    this.#from = this.#asked;
    this.#asked = undefined;
    this.#reply = undefined;
    return reply;
  }

  /** Whether the frames before the body are those of the request. */
  #answers(message: Message, body: number): boolean {
    return this.#id === undefined ? body === 1 : equal(message[0] as Frame, this.#id);
  }

  #nextId(): Frame {
    this.#counter = (this.#counter + 1) >>> 0;
    const id = allocate(ID);
    id[0] = this.#counter >>> 24;
    id[1] = this.#counter >>> 16;
    id[2] = this.#counter >>> 8;
    id[3] = this.#counter;
    return id;
  }
}

/** Where the body begins, behind the delimiter or behind id and delimiter; 0 when a message has no such form. */
function bodyIndex(message: Message): number {
  if (message.length > 1 && message[0]?.length === 0) return 1;
  if (message.length > 2 && message[0]?.length === ID && message[1]?.length === 0) return 2;
  return 0;
}
