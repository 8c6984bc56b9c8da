import { connect, type NetConnectOpts, type Socket } from "node:net";
import type { ErrorCode } from "../../base/errors.ts";
import type { Attempt, AttemptOwner } from "../../connection/transport.ts";
import { NodeStream } from "./node-stream.ts";
import type { SocksDialogue } from "./socks-dialogue.ts";
import { codeOf } from "./system-error.ts";

/** Where to, and for how long. */
export interface NetTarget {
  readonly options: NetConnectOpts;
  /** Milliseconds until the attempt is given up; 0 leaves it to the system. */
  readonly timeout: number;
  /** What is to be agreed with a proxy before the stream is the peer's. */
  readonly proxy?: SocksDialogue | undefined;
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
    const connected = () => {
      socket.off("error", failed);
      this.#take()?.connected(new NodeStream(socket));
    };
    socket.once("connect", target.proxy ? () => this.#negotiate(target.proxy as SocksDialogue, connected) : connected);
    if (target.timeout > 0) this.#timer = setTimeout(() => this.#giveUp(), target.timeout).unref();
  }

  abort(): void {
    this.#take();
    this.#socket.on("error", () => {});
    this.#socket.destroy();
  }

  #giveUp(code: ErrorCode = "EAGAIN"): void {
    const owner = this.#take();
    this.abort();
    owner?.connectFailed(code);
  }

  /** Talks to the proxy until it has connected. What the peer has sent by then comes first on the stream. */
  #negotiate(proxy: SocksDialogue, connected: () => void): void {
    const socket = this.#socket;
    const ended = () => this.#giveUp("ECONNREFUSED");
    const received = (chunk: Buffer) => {
      const answer = proxy.receive(chunk);
      if (answer.length > 0) socket.write(answer);
      if (proxy.state === "failed") this.#giveUp(proxy.failure);
      if (proxy.state !== "connected") return;
      socket.pause().off("data", received).off("end", ended);
      if (proxy.rest.length > 0) socket.unshift(proxy.rest);
      connected();
      socket.resume();
    };
    socket.on("data", received).on("end", ended);
    socket.write(proxy.greeting);
  }

  /** The owner hears of one outcome only. */
  #take(): AttemptOwner | undefined {
    const owner = this.#owner;
    this.#owner = undefined;
    clearTimeout(this.#timer);
    return owner;
  }
}
