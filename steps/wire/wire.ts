import type { SpecWorld } from "../support/world.ts";
import { SilentListener } from "./silent-listener.ts";
import { WireListener } from "./wire-listener.ts";
import { WirePeer } from "./wire-peer.ts";

/** The wire peers of one scenario by their names; it owns them and their listeners. */
export class Wire {
  readonly #world: SpecWorld;
  readonly #peers = new Map<string, WirePeer>();
  readonly #listeners = new Map<string, WireListener>();
  readonly #open: { close(): void }[] = [];
  #silent: SilentListener | undefined;

  constructor(world: SpecWorld) {
    this.#world = world;
  }

  /** The peer of that name. An Error when the scenario has none. */
  get(name: string): WirePeer {
    const peer = this.#peers.get(name);
    if (peer === undefined) throw new Error(`The scenario has not introduced ${name}.`);
    return peer;
  }

  /** A new connection to the endpoint of a bound socket. @throws Violation when nobody listens there */
  async dial(name: string, socket: string): Promise<WirePeer> {
    const peer = await WirePeer.dial(name, this.#world.sockets.endpointOf(socket), this.#surroundings());
    return this.#introduce(name, peer);
  }

  /** A connection that the socket makes to a listener of its own. @throws Violation when it does not come */
  async attract(name: string, socket: string): Promise<WirePeer> {
    const listener = await WireListener.listen(name, "tcp://127.0.0.1:0", this.#surroundings());
    this.#listeners.set(name, listener);
    this.#open.push(listener);
    await this.#world.sockets.connect(socket, listener.endpoint);
    return this.#introduce(name, await listener.accept());
  }

  /** The next connection to a listener that had one before. @throws Violation when it does not come */
  async accept(name: string): Promise<WirePeer> {
    return this.#introduce(name, await this.listener(name).accept());
  }

  /** What the peer of that name was accepted from. An Error when it connected by itself. */
  listener(name: string): WireListener {
    const listener = this.#listeners.get(name);
    if (listener === undefined) throw new Error(`${name} does not listen.`);
    return listener;
  }

  /** The one listener that does not answer, which is there from the first call on. */
  async silent(): Promise<SilentListener> {
    if (this.#silent === undefined) {
      this.#silent = await SilentListener.listen(this.#world.waits.quiet);
      this.#open.push(this.#silent);
    }
    return this.#silent;
  }

  /** Ends all connections and listeners. */
  close(): void {
    for (const open of this.#open) open.close();
  }

  #introduce(name: string, peer: WirePeer): WirePeer {
    this.#peers.set(name, peer);
    this.#open.push(peer);
    return peer;
  }

  #surroundings(): { patienceMs: number; note: (line: string) => void } {
    return { patienceMs: this.#world.waits.patience, note: (line) => void this.#world.transcript.push(line) };
  }
}

const wires = new WeakMap<SpecWorld, Wire>();

/** The wire peers of that scenario. */
export function wireOf(world: SpecWorld): Wire {
  const wire = wires.get(world) ?? new Wire(world);
  wires.set(world, wire);
  return wire;
}
