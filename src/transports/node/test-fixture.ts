import { once } from "node:events";
import { connect, type Socket } from "node:net";
import type { ErrorCode } from "../../base/errors.ts";
import type { ByteStream } from "../../connection/byte-stream.ts";
import type { AcceptorOwner, AttemptOwner, TransportOptions } from "../../connection/transport.ts";

/** The options of a socket that was given none. */
export const defaults: TransportOptions = {
  ipv6: false,
  backlog: 100,
  connectTimeout: 0,
  socksProxy: null,
  socksUsername: null,
  socksPassword: null,
  tcpAcceptFilter: null,
  tcpKeepalive: -1,
  tcpKeepaliveIdle: -1,
};

/** Waits for what an acceptor accepts. */
export class Reception implements AcceptorOwner {
  readonly failures: ErrorCode[] = [];
  readonly #streams: ByteStream[] = [];
  #arrived: ((stream: ByteStream) => void) | undefined;

  accepted(stream: ByteStream): void {
    if (this.#arrived) this.#arrived(stream);
    else this.#streams.push(stream);
  }

  acceptFailed(code: ErrorCode): void {
    this.failures.push(code);
  }

  next(): Promise<ByteStream> {
    const stream = this.#streams.shift();
    if (stream) return Promise.resolve(stream);
    return new Promise((resolve) => {
      this.#arrived = resolve;
    });
  }
}

/** Waits for the outcome of an attempt. */
export class Outcome implements AttemptOwner {
  readonly known: Promise<ByteStream | "failed">;
  #resolve!: (outcome: ByteStream | "failed") => void;

  constructor() {
    this.known = new Promise((resolve) => {
      this.#resolve = resolve;
    });
  }

  connected(stream: ByteStream): void {
    this.#resolve(stream);
  }

  connectFailed(): void {
    this.#resolve("failed");
  }
}

/** Reads a stream: the text that came up to now, and when it closed. */
export class Reader {
  text = "";
  readonly closed: Promise<void>;
  readonly drained: Promise<void>;
  #wanted: { text: string; resolve(): void } | undefined;

  constructor(stream: ByteStream) {
    let drained = () => {};
    let closed = () => {};
    this.closed = new Promise((resolve) => {
      closed = resolve;
    });
    this.drained = new Promise((resolve) => {
      drained = resolve;
    });
    stream.owner = {
      received: (chunk) => {
        this.text += Buffer.from(chunk).toString();
        if (this.#wanted && this.text.endsWith(this.#wanted.text)) this.#wanted.resolve();
        return false;
      },
      place() {},
      filled() {},
      drained: () => drained(),
      closed: () => closed(),
    };
  }

  until(text: string): Promise<void> {
    if (this.text.endsWith(text)) return Promise.resolve();
    return new Promise((resolve) => {
      this.#wanted = { text, resolve };
    });
  }
}

/** A connection of Node.js itself to a port or path. */
export async function visitor(where: number | string): Promise<Socket> {
  const socket = typeof where === "number" ? connect(where, "127.0.0.1") : connect(where);
  await once(socket, "connect");
  return socket;
}
