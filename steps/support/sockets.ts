import type { Reply } from "../driver/driver.ts";
import { Violation } from "../verdict.ts";
import { type Calls, succeeded } from "./calls.ts";
import { freshEndpoint, reservedEndpoint } from "./endpoints.ts";
import type { EventLog } from "./event-log.ts";
import type { Transport, Waits } from "./parameters.ts";

/** A socket of the scenario. */
export interface SocketRecord {
  readonly name: string;
  /** What the driver knows it by; no other socket of the run has it. */
  readonly id: string;
  readonly type: string;
  /** Whether its monitor events are reported. */
  readonly monitored: boolean;
  /** The endpoints it is bound to, as resolved, in order. */
  readonly bound: string[];
  /** The numbers of all numbered messages that it has sent. */
  readonly numbers: number[];
  /** How many of those each receiver has read. */
  readonly readBy: Map<string, number>;
}

/** What can be chosen when a socket is opened. */
export interface Opening {
  context?: string;
  monitor?: boolean;
}

/** What sockets need of their surroundings. */
export interface Surroundings {
  calls: Calls;
  events: EventLog;
  transport: Transport;
  waits: Waits;
}

let lastId = 0;

/** The sockets of one scenario by their names, and the connections between them. */
export class Sockets {
  readonly #sockets = new Map<string, SocketRecord>();
  readonly #closed = new Map<string, SocketRecord>();
  /** Endpoints by the name of the socket that was bound last, or by a name of their own. */
  readonly #endpoints = new Map<string, string>();
  /** Endpoints that were given up, and may take a moment to be free again. */
  readonly #freed = new Set<string>();
  readonly #around: Surroundings;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  /** The socket of that name. An Error when the scenario has none. */
  get(name: string): SocketRecord {
    const socket = this.#sockets.get(name);
    if (socket === undefined) throw new Error(`The scenario has no socket "${name}" (any more).`);
    return socket;
  }

  /** The socket of that name, also when it is closed by now. An Error when the scenario never had one. */
  getEvenClosed(name: string): SocketRecord {
    return this.#closed.get(name) ?? this.get(name);
  }

  /** Opens a socket. It is monitored unless the scenario has no use for that, or wants to do without. */
  async open(name: string, type: string, { context, monitor = true }: Opening = {}): Promise<SocketRecord> {
    if (this.#sockets.has(name) || this.#closed.has(name))
      throw new Error(`The scenario has a socket "${name}" already.`);
    const { calls, transport } = this.#around;
    const id = `${name}.${++lastId}`;
    await calls.ok("socket.new", context === undefined ? { socket: id, type } : { socket: id, type, context });
    const monitored = monitor && transport !== "inproc" && calls.driver.hello.capabilities.monitor.length > 0;
    if (monitored) await calls.ok("monitor", { socket: id });
    const socket = { name, id, type, monitored, bound: [], numbers: [], readBy: new Map<string, number>() };
    this.#sockets.set(name, socket);
    return socket;
  }

  /** Binds to an endpoint, by default to a fresh one of the case's transport. */
  async bind(name: string, endpoint: string = freshEndpoint(this.#around.transport)): Promise<void> {
    const socket = this.get(name);
    const reply = await this.#bindWhenFree(socket.id, endpoint);
    const resolved = succeeded("bind", reply).endpoint;
    if (typeof resolved !== "string" || resolved.includes("*")) {
      throw new Violation(`bind should have told the endpoint: ${resolved}`, {
        expected: "an endpoint without wildcards",
        actual: JSON.stringify(resolved),
      });
    }
    socket.bound.push(resolved);
    this.#endpoints.set(name, resolved);
  }

  /** The endpoint that the socket of that name was last bound to, also when it is closed by now. */
  endpointOf(name: string): string {
    const endpoint = this.#endpoints.get(name);
    if (endpoint === undefined) throw new Error(`"${name}" was never bound.`);
    return endpoint;
  }

  /** The endpoint of that name of its own, found free when it is first asked for. */
  async reserved(name: string): Promise<string> {
    const key = `endpoint ${name}`;
    const endpoint = this.#endpoints.get(key) ?? (await reservedEndpoint(this.#around.transport));
    this.#endpoints.set(key, endpoint);
    return endpoint;
  }

  async connect(name: string, endpoint: string): Promise<void> {
    await this.#around.calls.ok("connect", { socket: this.get(name).id, endpoint });
  }

  /** Waits until both sides know of a connection between them that was not waited for before. */
  async established(connecting: string, bound: string): Promise<void> {
    const client = this.get(connecting);
    const server = this.get(bound);
    const raw = client.type === "STREAM" || server.type === "STREAM";
    await this.report(client, raw ? "CONNECTED" : "HANDSHAKE_SUCCEEDED");
    await this.report(server, raw ? "ACCEPTED" : "HANDSHAKE_SUCCEEDED");
  }

  /**
   * Waits until the socket has reported an event. On inproc, where there is none, the change is in effect already. An
   * implementation without that event gets the quiet window instead.
   */
  async report(socket: SocketRecord, event: string): Promise<void> {
    const { calls, events, transport, waits } = this.#around;
    if (transport === "inproc") return;
    if (!socket.monitored || !calls.driver.hello.capabilities.monitor.includes(event)) {
      calls.note(`${event} of ${socket.name} cannot be observed: waiting ${waits.quiet} ms`);
      await new Promise((resolve) => setTimeout(resolve, waits.quiet));
      return;
    }
    const wanted = events.take((e) => e.socket === socket.id && e.event === event, waits.patience);
    if ((await calls.orExpiry(wanted)) !== undefined) return;
    throw new Violation(`"${socket.name}" did not report ${event} within ${waits.patience} ms.`, {
      expected: event,
      actual: events.describe(socket.id),
    });
  }

  async disconnect(name: string, endpoint: string): Promise<void> {
    await this.#around.calls.ok("disconnect", { socket: this.get(name).id, endpoint });
  }

  /** Unbinds the socket from the endpoint it was last bound to, and waits until nobody listens there any more. */
  async unbind(name: string): Promise<void> {
    const socket = this.get(name);
    const endpoint = socket.bound.pop();
    if (endpoint === undefined) throw new Error(`"${name}" is not bound.`);
    await this.#around.calls.ok("unbind", { socket: socket.id, endpoint });
    this.#freed.add(endpoint);
    await this.report(socket, "CLOSED");
  }

  /** Closes a socket that has connected to another, and waits until that one has noticed. */
  async leave(client: string, server: string): Promise<void> {
    if (this.#around.transport === "inproc") {
      // There is no event to wait for, and a close would take effect at some time. A disconnect does at once, and after
      // that each side has to be used in turn.
      await this.disconnect(client, this.endpointOf(server));
      await this.#touch(this.get(server));
      await this.#touch(this.get(client));
    }
    await this.close(client);
    await this.lost(server);
  }

  /** Waits until a socket has noticed that a peer is gone, and sends it nothing any more. */
  async lost(name: string): Promise<void> {
    const left = this.get(name);
    await this.report(left, "DISCONNECTED");
    // libzmq takes a pipe apart in steps, of which the socket's are taken when it is used (divergence C81).
    for (let step = 0; step < 3; step++) {
      await new Promise((resolve) => setTimeout(resolve, this.#around.waits.settle));
      await this.#touch(left);
    }
  }

  async close(name: string): Promise<void> {
    const socket = this.get(name);
    await this.#around.calls.ok("socket.close", { socket: socket.id });
    for (const endpoint of socket.bound) this.#freed.add(endpoint);
    this.#sockets.delete(name);
    this.#closed.set(name, socket);
  }

  /** Uses a socket without effect, where there is a way to. */
  async #touch({ id }: SocketRecord): Promise<void> {
    const { calls } = this.#around;
    if (!calls.driver.hello.capabilities.options.LINGER?.includes("r")) return;
    await calls.ok("socket.get", { socket: id, option: "LINGER" });
  }

  /** A listener that was closed leaves its endpoint a moment later: closing is asynchronous everywhere. */
  async #bindWhenFree(socket: string, endpoint: string): Promise<Reply> {
    const { calls, waits } = this.#around;
    const deadline = Date.now() + waits.patience;
    for (;;) {
      const reply = await calls.reply("bind", { socket, endpoint });
      const taken = "err" in reply && reply.err.code === "EADDRINUSE";
      if (!taken || !this.#freed.has(endpoint) || Date.now() > deadline) return reply;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
}
