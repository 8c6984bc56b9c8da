import { copy, EMPTY, View } from "../base/bytes.ts";
import type { Frame } from "../base/message.ts";
import { Ring } from "../pipe/ring.ts";
import { type Failure, trouble } from "./failure.ts";
import { COMMAND, LONG, MORE } from "./frame-flags.ts";
import { type FrameHeader, UnversionedHeader, VersionedHeader } from "./frame-header.ts";
import { LARGEST_FRAME, SpanningBody } from "./spanning-body.ts";

/** Octets that are worth taking the memory that they lie in: to copy a whole chunk instead costs 0.2 of all time at 1 KiB. */
const WORTH_TAKING = 32 * 1024;

/** Commands may have this size whatever the limit on messages, so that no limit breaks a handshake (C47). */
const COMMAND_LIMIT = 64 * 1024;

/** The size in the eight octets at `at`; NaN when they are not all there. */
function longSize(chunk: Uint8Array, at: number): number {
  let size = 0;
  for (let i = at; i < at + 8; i++) size = size * 256 + (chunk[i] as number);
  return size;
}

/**
 * Turns octets into frames. Bodies that lie in one chunk whole are views: of the chunk where it was given and is worth it, otherwise
 * of one copy of what is left of it. A body that spans chunks is put together in memory of its own, and large ones are
 * read right into it (`place`).
 *
 * The limit is one on whole messages, as the manual has it (zmq_setsockopt(3), ZMQ_MAXMSGSIZE), so that a message of
 * many small frames cannot evade it; libzmq counts each frame for itself (C47).
 */
export class FrameDecoder {
  /** MORE and COMMAND of the frame that `next` gave last. */
  flags = 0;
  readonly #limit: number;
  readonly #commandLimit: number;
  /** What the message in progress may still bring. */
  #room: number;
  #failure: Failure | undefined;

  #chunk: Uint8Array = EMPTY;
  /** The memory that the chunk is a view of, and where it begins there: to ask it again for each frame takes 50 ns. */
  #memory: ArrayBufferLike = EMPTY.buffer;
  #origin = 0;
  #at = 0;
  /** Whether the chunk is our own, so that frames can be views of it. */
  #isOwn = true;
  /** Whether it may become that without a copy. */
  #isGiven = false;
  /** Whether a chunk that was given has become our own since the last `keep`. */
  #hasTaken = false;
  readonly #later = new Ring<Uint8Array>();

  #unversioned = false;
  #header: FrameHeader = new VersionedHeader(MORE | LONG | COMMAND);
  /** Whether the next octet begins a frame that is not of ZMTP 1.0. */
  #atStart = true;
  #inBody = false;
  readonly #body = new SpanningBody();

  /** `maxMessageSize` in octets; -1 is no limit. */
  constructor(maxMessageSize: number) {
    this.#limit = maxMessageSize < 0 ? Number.MAX_SAFE_INTEGER : maxMessageSize;
    this.#commandLimit = Math.max(this.#limit, COMMAND_LIMIT);
    this.#room = this.#limit;
  }

  /** Why there will be no further frame. */
  get failure(): Failure | undefined {
    return this.#failure;
  }

  /** Whether every octet that has come is part of a frame that `next` gave, or of the one that it still waits for. */
  get isDrained(): boolean {
    return this.#at === this.#chunk.length && this.#later.length === 0;
  }

  /**
   * Frames are those of an older version: without commands, and for 1.0 with the size first. Only before the first one.
   */
  downgrade(unversioned: boolean): void {
    this.#unversioned = unversioned;
    this.#atStart = !unversioned;
    this.#header = unversioned ? new UnversionedHeader() : new VersionedHeader(MORE | LONG);
  }

  /** Appends octets. `keep` has to be called before their memory is used again; what is given is kept by reference where that pays. */
  push(chunk: Uint8Array, isGiven = false): void {
    if (!this.isDrained) {
      this.#later.push(copy(chunk));
      return;
    }
    this.#begin(chunk, false);
    this.#isGiven = isGiven;
  }

  /** Copies what was lent and has not been read yet. Whether the memory that was given since the last time is ours now. */
  keep(): boolean {
    if (!this.#isOwn) this.#copyRest();
    const hasTaken = this.#hasTaken;
    this.#hasTaken = false;
    return hasTaken;
  }

  /**
   * Memory of a large body for the octets that come next, which saves their copy: 0.6 of the receiver's time at 1 MiB. Whoever puts
   * some there tells it by `fill`, before `push`, `next` or `place`. `undefined` when they are to be pushed.
   */
  place(): Uint8Array | undefined {
    return this.isDrained ? this.#body.place : undefined;
  }

  /** The first `size` octets of `place` have come. Those behind the body are the next chunk. */
  fill(size: number): void {
    this.#begin(this.#body.fill(size), false);
  }

  /** The body of the next frame; `undefined` when it is not whole yet, or never will be (`failure`). */
  next(): Frame | undefined {
    // The common case at once: a frame of a message, whole in this chunk. In steps 1 KiB takes twice as long.
    const chunk = this.#chunk;
    const at = this.#at;
    const flags = this.#atStart && this.#isOwn && at < chunk.length ? (chunk[at] as number) : COMMAND;
    if (flags < COMMAND) {
      const start = at + ((flags & LONG) === 0 ? 2 : 9);
      const size = (flags & LONG) === 0 ? (chunk[at + 1] as number) : longSize(chunk, at + 1);
      const end = start + size;
      if (end <= chunk.length && size <= this.#room) {
        this.flags = flags & MORE;
        this.#room = (flags & MORE) === 0 ? this.#limit : this.#room - size;
        this.#at = end;
        return new View(this.#memory, this.#origin + start, size);
      }
    }
    return this.#nextInSteps();
  }

  #nextInSteps(): Frame | undefined {
    if (this.#failure !== undefined) return undefined;
    if (!this.#inBody) {
      if (!this.#readHeader() || !this.#admit()) return undefined;
      this.#inBody = true;
      this.#body.begin(this.#header.size);
    }
    const body = this.#readBody();
    if (body === undefined) return undefined;
    this.#inBody = false;
    this.#atStart = !this.#unversioned;
    this.flags = this.#header.flags & (MORE | COMMAND);
    return body;
  }

  #readHeader(): boolean {
    do {
      if (!this.#hasOctet()) return false;
      this.#atStart = false;
    } while (!this.#header.take(this.#chunk[this.#at++] as number));
    return true;
  }

  /** Whether the announced size can be had; takes it off the room of the message in progress. */
  #admit(): boolean {
    const { flags, size } = this.#header;
    const isCommand = (flags & COMMAND) !== 0;
    const room = Math.min(LARGEST_FRAME, isCommand ? this.#commandLimit : this.#room);
    if (size > room) {
      this.#failure = trouble("EMSGSIZE", `Expected at most ${room} more octets, but a frame of ${size} was announced`);
      return false;
    }
    if (!isCommand) this.#room = (flags & MORE) === 0 ? this.#limit : this.#room - size;
    return true;
  }

  #readBody(): Frame | undefined {
    const body = this.#body;
    while (body.missing > 0) {
      if (!this.#hasOctet()) return undefined;
      const part = Math.min(body.missing, this.#chunk.length - this.#at);
      if (part === this.#header.size) return this.#view(part);
      if (!body.append(this.#chunk.subarray(this.#at, this.#at + part))) return this.#lackMemory();
      this.#at += part;
    }
    return body.take();
  }

  #lackMemory(): undefined {
    this.#failure = trouble("ENOMEM", `No memory for a frame of ${this.#header.size} octets`);
  }

  /** A body that lies in the chunk. */
  #view(size: number): Frame {
    if (!this.#isOwn) this.#own();
    const body = new View(this.#memory, this.#origin + this.#at, size);
    this.#at += size;
    return body;
  }

  /** Small rests are copied, so that no message of a few octets holds all of the memory. */
  #own(): void {
    if (!this.#isGiven || this.#chunk.length - this.#at < WORTH_TAKING) return this.#copyRest();
    this.#isOwn = true;
    this.#hasTaken = true;
  }

  #copyRest(): void {
    this.#begin(this.isDrained ? EMPTY : copy(this.#chunk.subarray(this.#at)), true);
  }

  /** Whether there is another octet, after going on to the next chunk where need be. */
  #hasOctet(): boolean {
    while (this.#at === this.#chunk.length) {
      const chunk = this.#later.shift();
      this.#begin(chunk ?? EMPTY, true);
      if (chunk === undefined) return false;
    }
    return true;
  }

  #begin(chunk: Uint8Array, isOwn: boolean): void {
    this.#chunk = chunk;
    this.#memory = chunk.buffer;
    this.#origin = chunk.byteOffset;
    this.#at = 0;
    this.#isOwn = isOwn;
    this.#isGiven = false;
  }
}
