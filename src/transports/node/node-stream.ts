import type { Socket } from "node:net";
import type { ByteStream, ByteStreamOwner } from "../../connection/byte-stream.ts";
import { adopt } from "./adopt.ts";
import { holdMemory } from "./hold-memory.ts";
import { ReadMemory } from "./read-memory.ts";

/** Octets that may wait in Node's queue: two batches, so that the next is ready when the system takes more. */
const MAX_BACKLOG = 128 * 1024;
/** Octets of one read from which on it is worth seeing to the memory. */
const MUCH = 32 * 1024;
/** Milliseconds that a peer has to answer the end of a stream with its own. */
const END_TIMEOUT = 5000;

const nobody: ByteStreamOwner = { received: () => false, place() {}, filled() {}, drained() {}, closed() {} };

/** A TCP or Unix domain socket of Node.js as a byte stream. It never keeps the process running by itself. */
export class NodeStream implements ByteStream {
  owner: ByteStreamOwner = nobody;
  readonly peerAddress: string | undefined;
  readonly #socket: Socket;
  readonly #memory = new ReadMemory();
  /** Where the owner wants the next octets. */
  #place: Uint8Array | undefined;
  #ended = false;

  /** The connection of `connected`, which may be of no more use by itself. */
  constructor(connected: Socket) {
    const socket = adopt(connected, { buffer: () => this.#target(), callback: (size) => this.#read(size) });
    this.#socket = socket ?? connected;
    this.peerAddress = this.#socket.remoteAddress;
    if (socket === undefined) connected.on("data", (chunk: Buffer) => this.owner.received(chunk, true));
    this.#listen();
  }

  get backlog(): number {
    return this.#socket.writableLength;
  }

  get hasRoom(): boolean {
    return this.#socket.writableLength < MAX_BACKLOG;
  }

  write(chunks: readonly Uint8Array[]): void {
    const socket = this.#socket;
    if (chunks.length === 1) {
      socket.write(chunks[0] as Uint8Array);
      return;
    }
    socket.cork();
    for (const chunk of chunks) socket.write(chunk);
    socket.uncork();
  }

  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    // Closing with unread octets would reset the connection, and the peer could lose what was sent last: so they are read
    // and dropped until the peer closes as well. Nobody has to wait for that: a peer without room reads nothing for long.
    this.#socket.resume();
    this.#socket.end(() => {
      setTimeout(() => this.destroy(), END_TIMEOUT).unref();
      this.#close();
    });
  }

  destroy(): void {
    this.#socket.destroy();
  }

  #listen(): void {
    const socket = this.#socket;
    socket.unref();
    socket.on("drain", () => this.owner.drained());
    // An error is always followed by `close`, which is all that matters here: the peer is gone.
    socket.on("error", () => {});
    socket.on("end", () => this.destroy());
    socket.on("close", () => this.#close());
  }

  #target(): Uint8Array {
    this.#place = this.owner.place();
    return this.#place ?? this.#memory.next;
  }

  #read(size: number): true {
    // Whoever sends so much at once will send more.
    if (size >= MUCH) holdMemory();
    if (this.#place === undefined) this.#memory.hand(size, this.owner);
    else this.owner.filled(size);
    return true;
  }

  #close(): void {
    const owner = this.owner;
    this.owner = nobody;
    owner.closed();
  }
}
