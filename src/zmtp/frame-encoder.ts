import { allocate } from "../base/bytes.ts";
import type { Frame } from "../base/message.ts";
import { LONG } from "./frame-flags.ts";

/** Slabs grow from one to the other, so that a connection that says little holds little. */
const FIRST_SLAB = 1024;
const LARGEST_SLAB = 64 * 1024;

/** Bodies from here on go out by reference. Up to 4 KiB a copy costs the same, from 16 KiB on 1.5 times and more. */
const BY_REFERENCE = 8 * 1024;

const LONGEST_HEADER = 10;

/** Shared by all and never written to. */
const NOTHING = Object.freeze([]) as unknown as Uint8Array[];

/**
 * Turns frames into octets. Small ones are copied, header and body, into one slab, because a write per frame costs a
 * hundred times as much; a large body becomes a chunk of its own between two views of the slab.
 *
 * ```
 *   slab  [ taken earlier | not taken yet | free ]
 *                       #start           #end
 * ```
 */
export class FrameEncoder {
  /** The framing of ZMTP 1.0: the size counts the flags octet and comes first (RFC 13). */
  unversioned = false;
  #slab = allocate(FIRST_SLAB);
  #start = 0;
  #end = 0;
  #chunks: Uint8Array[] = NOTHING;
  #chunked = 0;

  /** How many octets wait to be taken. */
  get pending(): number {
    return this.#chunked + this.#end - this.#start;
  }

  /** Appends a frame. Its body may be referred to until it was sent. */
  write(flags: number, body: Frame): void {
    const size = body.length;
    if (size >= BY_REFERENCE) {
      this.#reserve(LONGEST_HEADER);
      this.#header(flags, size);
      this.#refer(body);
      return;
    }
    this.#reserve(LONGEST_HEADER + size);
    this.#header(flags, size);
    this.#slab.set(body, this.#end);
    this.#end += size;
  }

  /** Appends octets that are not a frame: the parts of a greeting. */
  raw(octets: Uint8Array): void {
    this.#reserve(octets.length);
    this.#slab.set(octets, this.#end);
    this.#end += octets.length;
  }

  /**
   * All that is to go out now, in order; it belongs to the caller. What is written later goes to the rest of the slab.
   */
  take(): Uint8Array[] {
    this.#cut();
    const chunks = this.#chunks;
    this.#chunks = NOTHING;
    this.#chunked = 0;
    return chunks;
  }

  #header(flags: number, size: number): void {
    if (this.unversioned) return this.#unversionedHeader(flags, size);
    const slab = this.#slab;
    if (size < 256) {
      slab[this.#end++] = flags;
      slab[this.#end++] = size;
    } else {
      slab[this.#end++] = flags | LONG;
      this.#size(size);
    }
  }

  #unversionedHeader(flags: number, size: number): void {
    const slab = this.#slab;
    if (size < 254) {
      slab[this.#end++] = size + 1;
    } else {
      slab[this.#end++] = 0xff;
      this.#size(size + 1);
    }
    slab[this.#end++] = flags;
  }

  /** Eight octets, the highest first. */
  #size(size: number): void {
    const slab = this.#slab;
    let rest = size;
    for (let at = this.#end + 7; at >= this.#end; at--) {
      slab[at] = rest % 256;
      rest = Math.floor(rest / 256);
    }
    this.#end += 8;
  }

  #refer(body: Frame): void {
    this.#cut();
    this.#append(body);
  }

  /** Makes a chunk of what the slab holds and nobody has taken yet. */
  #cut(): void {
    if (this.#end === this.#start) return;
    this.#append(this.#slab.subarray(this.#start, this.#end));
    this.#start = this.#end;
  }

  #append(chunk: Uint8Array): void {
    if (this.#chunks === NOTHING) this.#chunks = [];
    this.#chunks.push(chunk);
    this.#chunked += chunk.length;
  }

  #reserve(size: number): void {
    if (this.#end + size <= this.#slab.length) return;
    this.#cut();
    this.#slab = allocate(Math.max(size, Math.min(this.#slab.length * 4, LARGEST_SLAB)));
    this.#start = 0;
    this.#end = 0;
  }
}
