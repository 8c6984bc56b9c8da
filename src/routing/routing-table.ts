import { allocate, keyOf } from "../base/bytes.ts";
import { ZmqError } from "../base/errors.ts";
import type { Frame } from "../base/message.ts";
import type { Pipe } from "../pipe/pipe.ts";

/**
 * The peers of a ROUTER or STREAM by routing id. An id is in use from `add` to `remove`; the id of a removed pipe is still
 * known, for the messages that wait in it.
 */
export class RoutingTable {
  readonly #pipes = new Map<string, Pipe>();
  readonly #ids = new WeakMap<Pipe, Frame>();
  #counter = Math.floor(Math.random() * 2 ** 32);

  /** The pipe of the peer that can be addressed as `id`. */
  pipe(id: Frame): Pipe | undefined {
    return this.#pipes.get(keyOf(id));
  }

  /** The pipes of all peers that can be addressed. */
  pipes(): Iterable<Pipe> {
    return this.#pipes.values();
  }

  /** The routing id by which a pipe is known, or was last known. */
  id(pipe: Pipe): Frame | undefined {
    return this.#ids.get(pipe);
  }

  /** Whether a pipe can be addressed. */
  has(pipe: Pipe): boolean {
    const id = this.#ids.get(pipe);
    return id !== undefined && this.pipe(id) === pipe;
  }

  /** Makes a pipe known as `id`; whoever had this id is not addressable any more. */
  add(pipe: Pipe, id: Frame): void {
    this.remove(pipe);
    this.#pipes.set(keyOf(id), pipe);
    this.#ids.set(pipe, id);
  }

  /** Makes a pipe known as `id`, which the application chose (ZMQ_CONNECT_ROUTING_ID). @throws ZmqError EINVAL when in use */
  assign(pipe: Pipe, id: Frame): void {
    if (this.pipe(id) !== undefined) throw new ZmqError("EINVAL", "Expected a routing id that is not in use");
    this.add(pipe, id);
  }

  /** Frees the routing id of a pipe, if it is its own still. */
  remove(pipe: Pipe): void {
    if (this.has(pipe)) this.#pipes.delete(keyOf(this.#ids.get(pipe) as Frame));
  }

  /** An id that is not in use: a zero octet, which no peer may begin its own with, and a counter (C56). */
  generate(): Frame {
    const id = allocate(5);
    id[0] = 0;
    do {
      this.#counter = (this.#counter + 1) >>> 0;
      id[1] = this.#counter >>> 24;
      id[2] = this.#counter >>> 16;
      id[3] = this.#counter >>> 8;
      id[4] = this.#counter;
    } while (this.pipe(id) !== undefined);
    return id;
  }
}
