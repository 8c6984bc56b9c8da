import type { ByteStreamOwner } from "../../connection/byte-stream.ts";

/** As much as Node.js itself reads at once. */
const SIZE = 64 * 1024;
/** Octets of one read that make it likely that as many come next. */
const MUCH = 32 * 1024;

let common: Uint8Array | undefined;

/**
 * Where one stream reads to. Streams that are at rest or get little share one piece of memory, since what came is dealt with before
 * anybody reads again. One that gets much has a piece of its own, which the messages in it can keep.
 */
export class ReadMemory {
  readonly #shared: Uint8Array;
  #own: Uint8Array | undefined;
  #isBusy = false;

  /** Windows is given the memory when the reading begins, and fills it at any time: nothing can be shared there. */
  constructor(platform = process.platform) {
    if (platform === "win32") {
      this.#shared = Buffer.allocUnsafeSlow(SIZE);
    } else {
      common ??= Buffer.allocUnsafeSlow(SIZE);
      this.#shared = common;
    }
  }

  /** For the next read. */
  get next(): Uint8Array {
    if (!this.#isBusy) return this.#shared;
    this.#own ??= Buffer.allocUnsafeSlow(SIZE);
    return this.#own;
  }

  /** Hands the octets of the last read to the owner, `size` of them. */
  hand(size: number, owner: ByteStreamOwner): void {
    const chunk = this.next.subarray(0, size);
    const isKept = owner.received(chunk, this.#isBusy);
    this.#isBusy = size >= MUCH;
    if (isKept || !this.#isBusy) this.#own = undefined;
  }
}
