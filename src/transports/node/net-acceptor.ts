import { createServer, type ListenOptions, type Server, type Socket } from "node:net";
import type { Acceptor, AcceptorOwner } from "../../connection/transport.ts";
import { NodeStream } from "./node-stream.ts";
import { codeOf, systemError } from "./system-error.ts";

/** What an acceptor needs to know of its transport. */
export interface NetListening {
  /** The endpoint that was asked for, for error messages. */
  readonly endpoint: string;
  readonly owner: AcceptorOwner;
  /** The endpoint, once the system has chosen what was left open. */
  resolved(server: Server): string;
  /** Whether the peer may connect; others are closed without a word. */
  admits?(socket: Socket): boolean;
  /** Prepares an accepted socket. */
  welcome?(socket: Socket): void;
  /** Closes the server by `close`, with what has to be done around that. */
  closing?: ((close: () => void) => void) | undefined;
}

/** A listening socket of Node.js. It does not keep the process running. */
export class NetAcceptor implements Acceptor {
  readonly server: Server;
  readonly #listening: NetListening;

  constructor(listening: NetListening) {
    this.#listening = listening;
    this.server = createServer({ noDelay: true }, (socket) => {
      if (listening.admits?.(socket) ?? true) this.#welcome(socket);
      else this.#turnAway(socket);
    });
    this.server.unref();
  }

  get endpoint(): string {
    return this.#listening.resolved(this.server);
  }

  /** Begins to listen. Rejects with what the system says. */
  open(options: ListenOptions): Promise<this> {
    const { server } = this;
    const { endpoint, owner } = this.#listening;
    return new Promise((resolve, reject) => {
      server.once("error", (error) => reject(systemError(error, endpoint)));
      server.listen(options, () => {
        server.removeAllListeners("error");
        server.on("error", (error) => owner.acceptFailed(codeOf(error)));
        resolve(this);
      });
    });
  }

  #welcome(socket: Socket): void {
    this.#listening.welcome?.(socket);
    this.#listening.owner.accepted(new NodeStream(socket));
  }

  #turnAway(socket: Socket): void {
    socket.on("error", () => {});
    socket.destroy();
    this.#listening.owner.acceptFailed("EACCES");
  }

  close(): void {
    const close = () => void this.server.close();
    if (this.#listening.closing) this.#listening.closing(close);
    else close();
  }
}
