import { connect, createServer, type Server, type Socket } from "node:net";
import { Violation } from "../verdict.ts";
import { Signal } from "./signal.ts";
import type { WireSurroundings } from "./wire-peer.ts";

/** How a proxy treats those who come to it. */
export interface SocksRules {
  /** Who may use it, and how that is shown; nobody is asked when there is none. */
  readonly login?: { readonly user: string; readonly password: string };
  /** How many requests are refused before the first is granted. */
  readonly refusals?: number;
}

/** Something that happened at a proxy. */
export type SocksEvent =
  | { readonly kind: "asked"; readonly form: "IPv4 address" | "name" | "IPv6 address"; readonly host: string }
  | { readonly kind: "refused" }
  /** Who could not log in; "" who did not try to. */
  | { readonly kind: "turned away"; readonly user: string };

const CONNECTION_REFUSED = 5;

/**
 * A SOCKS5 proxy (RFC 1928, RFC 1929) that knows one machine, its own: whatever it is asked for, it connects to the loopback
 * address, by the port that it was asked for. Its last word and the first octets of the peer come in one segment.
 */
export class SocksProxy {
  readonly #server: Server;
  readonly #rules: SocksRules;
  readonly #surroundings: WireSurroundings;
  readonly #signal = new Signal();
  readonly #events: SocksEvent[] = [];
  readonly #sockets = new Set<Socket>();
  #requests = 0;

  private constructor(server: Server, rules: SocksRules, surroundings: WireSurroundings) {
    this.#server = server;
    this.#rules = rules;
    this.#surroundings = surroundings;
    server.on("connection", (client) => {
      this.#keep(client);
      this.#serve(client).catch((error: Error) => {
        surroundings.note(`the SOCKS proxy - ${error.message}`);
        client.end();
      });
    });
  }

  /** A proxy at a port of its own. */
  static async listen(rules: SocksRules, surroundings: WireSurroundings): Promise<SocksProxy> {
    const server = createServer({ noDelay: true });
    await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
    return new SocksProxy(server, rules, surroundings);
  }

  /** Its host and port. */
  get address(): string {
    const address = this.#server.address();
    return typeof address === "object" && address ? `${address.address}:${address.port}` : "";
  }

  /** The next thing of this kind that has happened. @throws Violation when none does in time */
  async next<Kind extends SocksEvent["kind"]>(kind: Kind): Promise<Extract<SocksEvent, { kind: Kind }>> {
    const { patienceMs } = this.#surroundings;
    const event = await this.#signal.until(() => this.#events.find((one) => one.kind === kind), patienceMs);
    if (event === undefined) {
      throw new Violation(`The SOCKS proxy has ${kind} nobody within ${patienceMs} ms.`, {
        expected: kind,
        actual: JSON.stringify(this.#events),
      });
    }
    this.#events.splice(this.#events.indexOf(event), 1);
    return event as Extract<SocksEvent, { kind: Kind }>;
  }

  /** Ends all its connections. */
  close(): void {
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
  }

  #keep(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on("error", () => {});
    socket.on("close", () => this.#sockets.delete(socket));
  }

  #happened(event: SocksEvent): void {
    this.#surroundings.note(`the SOCKS proxy - ${JSON.stringify(event)}`);
    this.#events.push(event);
    this.#signal.raise();
  }

  async #serve(client: Socket): Promise<void> {
    const words = new Words(client, this.#surroundings.patienceMs);
    const [version, count = 0] = await words.take(2);
    if (version !== 5) throw new Error(`version ${version} in a greeting`);
    const methods = await words.take(count);
    const method = this.#rules.login ? 2 : 0;
    if (!methods.includes(method)) {
      client.end(Buffer.of(5, 0xff));
      return this.#happened({ kind: "turned away", user: "" });
    }
    client.write(Buffer.of(5, method));
    if (this.#rules.login && !(await this.#admits(words, client, this.#rules.login))) return;
    await this.#connect(words, client);
  }

  async #admits(words: Words, client: Socket, login: { user: string; password: string }): Promise<boolean> {
    if ((await words.take(1))[0] !== 1) throw new Error("another version in a login");
    const user = (await words.sized()).toString();
    const isRight = (await words.sized()).toString() === login.password && user === login.user;
    if (isRight) client.write(Buffer.of(1, 0));
    else {
      client.end(Buffer.of(1, 1));
      this.#happened({ kind: "turned away", user });
    }
    return isRight;
  }

  async #connect(words: Words, client: Socket): Promise<void> {
    const [version, command, reserved, form = 0] = await words.take(4);
    if (version !== 5 || command !== 1 || reserved !== 0) throw new Error("a request that is not CONNECT");
    const host = await words.host(form);
    const port = (await words.take(2)).readUInt16BE();
    this.#happened({ kind: "asked", ...host });
    if (this.#requests++ < (this.#rules.refusals ?? 0)) {
      client.end(Buffer.of(5, CONNECTION_REFUSED, 0, 1, 0, 0, 0, 0, 0, 0));
      return this.#happened({ kind: "refused" });
    }
    const peer = connect({ host: "127.0.0.1", port, noDelay: true });
    this.#keep(peer);
    // The address in the reply has the form of that in the request, and is of no use to anybody.
    const own = { 1: [127, 0, 0, 1], 3: [4, ...Buffer.from("here")], 4: [...new Array(15).fill(0), 1] }[form] ?? [];
    peer.once("data", (first) => {
      client.write(Buffer.concat([Buffer.of(5, 0, 0, form, ...own, 0, 0), first]));
      peer.pipe(client);
    });
    words.passOn(peer);
    peer.on("close", () => client.end());
    client.on("close", () => peer.destroy());
  }
}

/** Reads a client octet by octet, in as many pieces as they come. */
class Words {
  readonly #signal = new Signal();
  readonly #patienceMs: number;
  #octets = Buffer.alloc(0);
  #to: Socket | undefined;
  #ended = false;

  constructor(client: Socket, patienceMs: number) {
    this.#patienceMs = patienceMs;
    client.on("data", (chunk) => {
      if (this.#to) this.#to.write(chunk);
      else this.#octets = Buffer.concat([this.#octets, chunk]);
      this.#signal.raise();
    });
    client.on("close", () => {
      this.#ended = true;
      this.#signal.raise();
    });
  }

  /** The next octets. An Error when they do not come. */
  async take(size: number): Promise<Buffer> {
    const isThere = () => (this.#octets.length >= size || this.#ended ? true : undefined);
    await this.#signal.until(isThere, this.#patienceMs);
    if (this.#octets.length < size) throw new Error("the client did not finish its sentence");
    const taken = this.#octets.subarray(0, size);
    this.#octets = this.#octets.subarray(size);
    return taken;
  }

  /** Octets behind their number. */
  async sized(): Promise<Buffer> {
    const [size = 0] = await this.take(1);
    return this.take(size);
  }

  /** The host of a request. */
  async host(form: number): Promise<{ form: "IPv4 address" | "name" | "IPv6 address"; host: string }> {
    if (form === 1) return { form: "IPv4 address", host: (await this.take(4)).join(".") };
    if (form === 3) return { form: "name", host: (await this.sized()).toString() };
    if (form !== 4) throw new Error(`an address of form ${form}`);
    return { form: "IPv6 address", host: (await this.take(16)).toString("hex").replace(/(....)(?=.)/g, "$1:") };
  }

  /** What was not read, and what comes, is for the peer from now on. */
  passOn(peer: Socket): void {
    if (this.#octets.length > 0) peer.write(this.#octets);
    this.#to = peer;
  }
}
