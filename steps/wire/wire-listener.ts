import { createServer, type Server } from "node:net";
import { Violation } from "../verdict.ts";
import { Signal } from "./signal.ts";
import { addressOf } from "./wire-address.ts";
import { WirePeer, type WireSurroundings } from "./wire-peer.ts";

/** Accepts connections of the implementation under test. It owns what nobody has accepted yet; `close` ends it. */
export class WireListener {
  /** What the implementation has to connect to. */
  readonly endpoint: string;
  readonly #server: Server;
  readonly #surroundings: WireSurroundings;
  readonly #signal = new Signal();
  readonly #waiting: WirePeer[] = [];
  #accepted = 0;

  private constructor(name: string, server: Server, options: { endpoint: string; surroundings: WireSurroundings }) {
    this.endpoint = options.endpoint;
    this.#server = server;
    this.#surroundings = options.surroundings;
    server.on("connection", (connection) => {
      this.#accepted += 1;
      const label = this.#accepted === 1 ? name : `${name} (connection ${this.#accepted})`;
      options.surroundings.note(`${label} - accepted a connection`);
      this.#waiting.push(new WirePeer(label, connection, options.surroundings));
      this.#signal.raise();
    });
  }

  /** A listener at `endpoint`, where port 0 stands for any free one. */
  static async listen(name: string, endpoint: string, surroundings: WireSurroundings): Promise<WireListener> {
    const server = createServer({ noDelay: true });
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(addressOf(endpoint), resolve);
    });
    const address = server.address();
    const resolved = typeof address === "object" && address ? `tcp://${address.address}:${address.port}` : endpoint;
    surroundings.note(`${name} - listens at ${resolved}`);
    return new WireListener(name, server, { endpoint: resolved, surroundings });
  }

  /** How many connections have been made to it so far. */
  get accepted(): number {
    return this.#accepted;
  }

  /**
   * The earliest connection that has not been returned yet.
   * @throws Violation when none comes.
   */
  async accept(): Promise<WirePeer> {
    const { patienceMs } = this.#surroundings;
    const peer = await this.#signal.until(() => this.#waiting.shift(), patienceMs);
    if (peer) return peer;
    throw new Violation(`the implementation did not connect within ${patienceMs} ms`, { expected: "a connection" });
  }

  /** Stops listening and ends what nobody has accepted. */
  close(): void {
    for (const peer of this.#waiting) peer.close();
    this.#server.close();
  }
}
