import { connect, type Socket } from "node:net";
import { Violation } from "../verdict.ts";
import { type Command, decodeCommand, describeFrame } from "./command.ts";
import { COMMAND, decodeFrame, type Frame, MORE, type Version } from "./frame.ts";
import { toHex } from "./notation.ts";
import { ReceivedOctets } from "./received-octets.ts";
import { Signal } from "./signal.ts";
import { addressOf } from "./wire-address.ts";

/** What a wire peer needs to know of its surroundings. */
export interface WireSurroundings {
  /** How long it waits for whatever has to come. */
  readonly patienceMs: number;
  /** Takes a line of the transcript. */
  note(line: string): void;
}

/**
 * The other end of one connection of the implementation under test, octet by octet. It sends exactly what it is given and
 * answers nothing by itself. It owns the connection: `close` ends it.
 */
export class WirePeer {
  readonly name: string;
  /** The version of ZMTP in which frames are read and subscriptions are sent; a handshake sets it. */
  version: Version = "3.1";
  readonly #connection: Socket;
  readonly #surroundings: WireSurroundings;
  readonly #signal = new Signal();
  readonly #received = new ReceivedOctets();
  #ended = false;

  constructor(name: string, connection: Socket, surroundings: WireSurroundings) {
    this.name = name;
    this.#connection = connection;
    this.#surroundings = surroundings;
    connection.setNoDelay(true);
    connection.on("data", (octets) => {
      this.#received.push(octets);
      this.#signal.raise();
    });
    connection.on("end", () => this.#end("the implementation closed the connection"));
    connection.on("error", (error: NodeJS.ErrnoException) => this.#end(`the connection broke: ${error.code}`));
    connection.on("close", () => this.#end("the connection is closed"));
  }

  /** A peer that has just connected to `endpoint`. */
  static async dial(name: string, endpoint: string, surroundings: WireSurroundings): Promise<WirePeer> {
    const connection = connect({ ...addressOf(endpoint), noDelay: true });
    connection.setTimeout(surroundings.patienceMs, () => connection.destroy(new Error("no answer")));
    await new Promise<void>((resolve, reject) => {
      connection.once("connect", resolve);
      connection.once("error", (error) => {
        reject(
          new Violation(`nothing listens at ${endpoint}`, { expected: "a listening socket", actual: error.message }),
        );
      });
    });
    connection.setTimeout(0);
    surroundings.note(`${name} - connected to ${endpoint}`);
    return new WirePeer(name, connection, surroundings);
  }

  /**
   * Sends octets; each chunk is a write of its own and has left this process before the next one begins. A connection that
   * is closed meanwhile is no error here but for the scenario to judge.
   * @throws Violation when the implementation does not read
   */
  async send(chunks: readonly Uint8Array[], label = "octets"): Promise<void> {
    for (const chunk of chunks) {
      this.#note(">", `${label}: ${toHex(chunk)} (${chunk.length})`);
      if (!this.#connection.destroyed) await this.#write(chunk);
    }
  }

  /** @throws Violation when fewer than `count` octets come. */
  async readOctets(count: number): Promise<Buffer> {
    await this.#await(() => (this.#received.all.length >= count ? true : undefined), `${count} octets`);
    const octets = this.#received.take(count);
    this.#note("<", `octets: ${toHex(octets)} (${octets.length})`);
    return octets;
  }

  /** @throws Violation when no whole frame comes. */
  async readFrame(): Promise<Frame> {
    const { frame, taken } = await this.#await(() => decodeFrame(this.#received.all, this.version), "a frame");
    this.#note("<", `${describeFrame(frame)}: ${toHex(this.#received.take(taken))}`);
    return frame;
  }

  /** The next frame, or undefined when the connection ends instead. @throws Violation when neither happens */
  async readFrameOrEnd(): Promise<Frame | undefined> {
    const frameOrEnd = () => decodeFrame(this.#received.all, this.version) ?? (this.#ended ? "end" : undefined);
    return (await this.#await(frameOrEnd, "a frame or the end")) === "end" ? undefined : this.readFrame();
  }

  /** @throws Violation when no command comes, or a message frame. */
  async readCommand(): Promise<Command> {
    const frame = await this.readFrame();
    if (!(frame.flags & COMMAND)) {
      throw new Violation("a message frame came instead of a command", { actual: toHex(frame.body) });
    }
    return decodeCommand(frame);
  }

  /** @throws Violation when no whole message comes, or a command. */
  async readMessage(): Promise<Buffer[]> {
    const bodies: Buffer[] = [];
    for (;;) {
      const frame = await this.readFrame();
      if (this.version >= "3.0" && frame.flags & COMMAND) {
        throw new Violation("a command came instead of a message frame", { actual: toHex(frame.body) });
      }
      bodies.push(frame.body);
      if (!(frame.flags & MORE)) return bodies;
    }
  }

  /**
   * Waits until the implementation closes the connection; a reset counts, because closing with unread octets causes one.
   * Returns what had come before and had not been taken.
   * @throws Violation when it stays open.
   */
  async readToEnd(): Promise<Buffer> {
    const { patienceMs } = this.#surroundings;
    if (!(await this.#signal.until(() => this.#ended || undefined, patienceMs))) {
      throw new Violation("the implementation keeps the connection open", {
        expected: "the connection closed by the implementation",
        actual: `open after ${patienceMs} ms, ${this.#unread()}`,
      });
    }
    const rest = this.#received.take(this.#received.all.length);
    if (rest.length > 0) this.#note("<", `before the end: ${toHex(rest)} (${rest.length})`);
    return rest;
  }

  /** Ends the connection in the orderly way. */
  close(): void {
    if (this.#connection.destroyed) return;
    this.#note("-", "closes");
    this.#connection.destroy();
  }

  /** Ends the connection with a TCP reset. */
  reset(): void {
    this.#note("-", "resets");
    this.#connection.resetAndDestroy();
  }

  async #write(chunk: Uint8Array): Promise<void> {
    const { patienceMs } = this.#surroundings;
    let left = false;
    this.#connection.write(chunk, () => {
      left = true;
      this.#signal.raise();
    });
    if (await this.#signal.until(() => left || undefined, patienceMs)) return;
    throw new Violation("the implementation does not read what it is sent", {
      expected: `${chunk.length} octets taken within ${patienceMs} ms`,
      actual: `${this.#connection.writableLength} octets of this process not even sent`,
    });
  }

  async #await<T>(probe: () => T | undefined, what: string): Promise<T> {
    const { patienceMs } = this.#surroundings;
    const found = await this.#signal.until(() => probe() ?? (this.#ended ? "ended" : undefined), patienceMs);
    if (found !== undefined && found !== "ended") return found as T;
    const how = found === "ended" ? "closed the connection" : `let ${patienceMs} ms pass`;
    throw new Violation(`the implementation ${how} instead of sending ${what}`, {
      expected: what,
      actual: this.#unread(),
    });
  }

  #unread(): string {
    const { all } = this.#received;
    return `unread: ${all.length === 0 ? "nothing" : `${toHex(all)} (${all.length})`}`;
  }

  #end(how: string): void {
    if (this.#ended) return;
    this.#note("<", how);
    this.#ended = true;
    this.#signal.raise();
  }

  #note(direction: string, line: string): void {
    this.#surroundings.note(`${this.name} ${direction} ${line}`);
  }
}
