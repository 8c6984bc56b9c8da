import { LONG, MORE } from "./frame-flags.ts";

/**
 * Reads the header of one frame after the other, octet by octet, because it can be split anywhere. Sizes above 2^53
 * lose their last digits, and no decoder takes a frame of such a size anyway.
 */
export interface FrameHeader {
  /** Of the header that was complete last. */
  readonly flags: number;
  /** The size of the body that follows it. */
  readonly size: number;
  /** Takes the next octet; whether the header is complete. */
  take(octet: number): boolean;
}

/** The header since ZMTP 2.0: flags, then the size of the body in one octet or eight (RFC 37, RFC 15). */
export class VersionedHeader implements FrameHeader {
  flags = 0;
  size = 0;
  readonly #knownFlags: number;
  #length = 0;

  constructor(knownFlags: number) {
    this.#knownFlags = knownFlags;
  }

  take(octet: number): boolean {
    const at = this.#length++;
    if (at === 0) {
      this.flags = octet & this.#knownFlags;
      this.size = 0;
      return false;
    }
    this.size = this.size * 256 + octet;
    if (at < ((this.flags & LONG) === 0 ? 1 : 8)) return false;
    this.#length = 0;
    return true;
  }
}

/** The header of ZMTP 1.0: a size of one octet, or FF and eight, then the flags, which the size includes (RFC 13). */
export class UnversionedHeader implements FrameHeader {
  flags = 0;
  size = 0;
  #length = 0;
  #sizeEnd = 0;

  take(octet: number): boolean {
    const at = this.#length++;
    if (at === 0) {
      this.#sizeEnd = octet === 0xff ? 8 : 0;
      this.size = octet === 0xff ? 0 : octet;
    } else if (at <= this.#sizeEnd) {
      this.size = this.size * 256 + octet;
    } else {
      this.flags = octet & MORE;
      this.size -= 1;
      this.#length = 0;
      return true;
    }
    // RFC 13: a frame of length 0 is invalid and is discarded; it has no flags either (C62).
    if (at === this.#sizeEnd && this.size === 0) this.#length = 0;
    return false;
  }
}
