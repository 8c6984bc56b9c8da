import { connect, type NetConnectOpts, type Socket } from "node:net";
import type { Attempt, AttemptOwner } from "../../connection/transport.ts";
import { NodeStream } from "./node-stream.ts";
import { codeOf } from "./system-error.ts";

/** Where to, and for how long. */
export interface NetTarget {
  readonly options: NetConnectOpts;
  /** Milliseconds until the attempt is given up; 0 leaves it to the system. */
  readonly timeout: number;
}

/** One connection that Node.js is making. It does not keep the process running. */
export class NetAttempt implements Attempt {
  readonly #socket: Socket;
  #owner: AttemptOwner | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(target: NetTarget, owner: AttemptOwner) {
    this.#owner = owner;
    const socket = connect(target.options);
    this.#socket = socket;
    socket.unref();
    const failed = (error: Error) => this.#take()?.connectFailed(codeOf(error));
    socket.once("error", failed);
    socket.once("connect", () => {
      socket.off("error", failed);
      this.#take()?.connected(new NodeStream(socket));
    });
    if (target.timeout > 0) this.#timer = setTimeout(() => this.#giveUp(), target.timeout).unref();
  }

  abort(): void {
    this.#take();
    this.#socket.on("error", () => {});
    this.#socket.destroy();
  }

  #giveUp(): void {
    const owner = this.#take();
    this.abort();
    owner?.connectFailed("EAGAIN");
  }

  /** The owner hears of one outcome only. */
  #take(): AttemptOwner | undefined {
    const owner = this.#owner;
    this.#owner = undefined;
    clearTimeout(this.#timer);
    return owner;
  }
}
