/**
 * Octets that have come and have not been taken. Large messages come in hundreds of pieces: to join all anew at each took
 * seconds of a busy machine.
 */
export class ReceivedOctets {
  #memory: Buffer = Buffer.alloc(0);
  #start = 0;
  #end = 0;

  push(octets: Uint8Array): void {
    if (this.#end + octets.length > this.#memory.length) this.#move(octets.length);
    this.#memory.set(octets, this.#end);
    this.#end += octets.length;
  }

  /** All of them. What is pushed later does not change it. */
  get all(): Buffer {
    return this.#memory.subarray(this.#start, this.#end);
  }

  /** The first `count`, which are the caller's: nothing is written over what was once pushed. */
  take(count: number): Buffer {
    const taken = this.all.subarray(0, count);
    this.#start += taken.length;
    return taken;
  }

  /** Goes on in other memory, with room for as much again as is there. */
  #move(more: number): void {
    const left = this.all;
    this.#memory = Buffer.allocUnsafeSlow(2 * (left.length + more));
    this.#memory.set(left);
    this.#start = 0;
    this.#end = left.length;
  }
}
