import type { Socket } from "node:net";

/** Frames of up to so many octets are copied together; larger bodies are handed over as they are. */
const COPIED = 8 * 1024;
const CHUNK = 64 * 1024;
/** Octets that may wait in a socket: the system is never out of work. */
const QUEUED = 1024 * 1024;
const SHORT = 255;

/** How long a frame of this body is, with its header: a flag, and a length of one octet or eight, as ZMTP has it. */
export function frameLength(size: number): number {
  return size + headerLength(size);
}

function headerLength(size: number): number {
  return size > SHORT ? 9 : 2;
}

function writeHeader(chunk: Buffer, at: number, size: number): number {
  if (size <= SHORT) {
    chunk[at] = 0;
    chunk[at + 1] = size;
    return at + 2;
  }
  chunk[at] = 2;
  chunk.writeBigUInt64BE(BigInt(size), at + 1);
  return at + 9;
}

/** Writes frames to sockets as fast as these take them: the same octets to each, in chunks. */
export class FrameWriter {
  readonly #sockets: readonly Socket[];
  readonly #body: Buffer;

  constructor(sockets: readonly Socket[], body: Buffer) {
    this.#sockets = sockets;
    this.#body = body;
  }

  /** Writes the body so many times, each in a frame of its own. Resolves when the sockets have taken all. */
  async write(count: number): Promise<void> {
    const { length } = this.#body;
    const perChunk = length > COPIED ? 1 : Math.floor(CHUNK / frameLength(length));
    for (let left = count; left > 0; left -= perChunk) {
      const parts = this.#parts(Math.min(left, perChunk));
      const full = this.#sockets.filter((socket) => !send(socket, parts));
      if (full.length > 0) await Promise.all(full.map(drained));
    }
  }

  /** Fresh octets for so many frames: a program has different bodies, and would copy them too. */
  #parts(count: number): Buffer[] {
    const { length } = this.#body;
    if (length > COPIED) {
      const header = Buffer.allocUnsafe(headerLength(length));
      writeHeader(header, 0, length);
      return [header, this.#body];
    }
    const chunk = Buffer.allocUnsafeSlow(count * frameLength(length));
    for (let at = 0; at < chunk.length; ) {
      at = writeHeader(chunk, at, length);
      chunk.set(this.#body, at);
      at += length;
    }
    return [chunk];
  }
}

/** False when the socket has enough. */
function send(socket: Socket, parts: readonly Buffer[]): boolean {
  socket.cork();
  for (const part of parts) socket.write(part);
  socket.uncork();
  return socket.writableLength < QUEUED;
}

function drained(socket: Socket): Promise<void> {
  return new Promise((resolve, reject) => {
    const closed = () => reject(new Error("the peer went away"));
    socket.once("close", closed);
    socket.once("drain", () => {
      socket.off("close", closed);
      resolve();
    });
  });
}

/** Counts the frames in octets that come in pieces of any length. */
export class FrameCounter {
  /** Octets of the current body that have not come. */
  #body = 0;
  /** The header so far, where it came in pieces. */
  #header: number[] = [];

  /** How many frames end in this chunk. */
  count(chunk: Buffer): number {
    let frames = 0;
    for (let at = 0; at < chunk.length; ) {
      if (this.#body > 0) {
        const step = Math.min(this.#body, chunk.length - at);
        this.#body -= step;
        at += step;
        if (this.#body === 0) frames++;
        continue;
      }
      if (this.#header.length === 0 && chunk[at] === 0 && at + 1 < chunk.length) {
        this.#body = chunk[at + 1] as number; // The plain case: a short frame whose header is all here.
        at += 2;
      } else if (!this.#takeHeaderOctet(chunk[at++] as number)) continue;
      if (this.#body === 0) frames++;
    }
    return frames;
  }

  /** True when the header is whole; the length of the body is known then. */
  #takeHeaderOctet(octet: number): boolean {
    this.#header.push(octet);
    const [flags] = this.#header;
    if (this.#header.length < (flags === 2 ? 9 : 2)) return false;
    this.#body = this.#header.slice(1).reduce((length, each) => length * 256 + each, 0);
    this.#header = [];
    return true;
  }
}
