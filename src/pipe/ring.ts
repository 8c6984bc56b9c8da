/**
 * A queue in an array whose length is a power of two, doubled when it is full. Both ends cost the same however long it is,
 * which Array.shift() does not promise.
 *
 * ```
 *        head            tail
 *          v               v
 *  [ . . . a b c d e f g h . . . . . ]      index & mask
 * ```
 */
export class Ring<T> {
  #slots: (T | undefined)[];
  #mask: number;
  #head = 0;
  #length = 0;

  constructor(capacity = 16) {
    this.#slots = new Array(capacity);
    this.#mask = capacity - 1;
  }

  get length(): number {
    return this.#length;
  }

  push(item: T): void {
    if (this.#length > this.#mask) this.#grow();
    this.#slots[(this.#head + this.#length) & this.#mask] = item;
    this.#length++;
  }

  /** Takes the oldest item out; `undefined` when there is none. */
  shift(): T | undefined {
    if (this.#length === 0) return undefined;
    const at = this.#head;
    const item = this.#slots[at];
    this.#slots[at] = undefined;
    this.#head = (at + 1) & this.#mask;
    this.#length--;
    return item;
  }

  /** The oldest item, left where it is. */
  peek(): T | undefined {
    return this.#slots[this.#head];
  }

  clear(): void {
    this.#slots = new Array(16);
    this.#mask = 15;
    this.#head = 0;
    this.#length = 0;
  }

  #grow(): void {
    const slots = new Array<T | undefined>(this.#slots.length * 2);
    for (let i = 0; i < this.#length; i++) slots[i] = this.#slots[(this.#head + i) & this.#mask];
    this.#slots = slots;
    this.#mask = slots.length - 1;
    this.#head = 0;
  }
}
