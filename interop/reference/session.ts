import { Context, type Socket, Proxy as SocketProxy } from "../../src/index.ts";
import type { MonitorEvent } from "../../steps/driver/driver.ts";
import { NotSupported, type Parameters, Refused } from "./answer.ts";
import { HeldSocket } from "./held-socket.ts";
import { Measurements } from "./measurements.ts";
import { monitorEvent } from "./monitor.ts";
import { socketClasses } from "./socket-types.ts";

const DEFAULT_CONTEXT = "default";
/** Milliseconds that `reset` waits for what cannot be closed. */
const RESET_TIMEOUT = 2000;

/** Everything that the suite has made since the last reset, by the suite's names. */
export class Session {
  readonly sockets = new Map<string, HeldSocket>();
  readonly contexts = new Map<string, Context>();
  readonly proxies = new Map<string, SocketProxy>();
  /** Sockets that belong to proxies. */
  readonly #proxied: Socket[] = [];
  /** Contexts whose end was asked for. */
  readonly #ended = new Set<Context>();
  readonly measurements: Measurements;
  readonly #emit: (event: MonitorEvent) => void;

  /** `tellMeasured` hears where a measuring socket is bound. */
  constructor(emit: (event: MonitorEvent) => void, tellMeasured: (endpoint: string) => void = () => {}) {
    this.#emit = emit;
    this.measurements = new Measurements(tellMeasured);
  }

  /** @throws Refused ENOTSOCK */
  socket(name: unknown): HeldSocket {
    const held = this.sockets.get(name as string);
    if (!held) throw new Refused("ENOTSOCK", `No socket is named ${String(name)}`);
    return held;
  }

  /** @throws Refused EFAULT */
  context(name: unknown): Context {
    const context = this.contexts.get(name as string);
    if (!context) throw new Refused("EFAULT", `No context is named ${String(name)}`);
    return context;
  }

  newContext(name: string): Context {
    const context = new Context();
    this.contexts.set(name, context);
    return context;
  }

  /** @throws Refused EFAULT */
  shutdown(name: unknown): void {
    const context = this.context(name);
    this.#ended.add(context);
    context.shutdown();
  }

  /** Resolves when the context has ended. @throws Refused EFAULT */
  async terminate(name: unknown): Promise<void> {
    const context = this.context(name);
    this.#ended.add(context);
    await context.terminate();
    if (this.contexts.get(name as string) === context) this.contexts.delete(name as string);
  }

  newSocket({ socket, type, context = DEFAULT_CONTEXT }: Parameters): void {
    const SocketClass = socketClasses[type as string];
    if (!SocketClass) throw new NotSupported(`socket type ${String(type)}`);
    const name = context as string;
    const owner = this.contexts.get(name) ?? this.newContext(name);
    this.sockets.set(socket as string, new HeldSocket(new SocketClass({ context: owner }), name));
  }

  closeSocket(name: string): void {
    const { socket } = this.socket(name);
    this.sockets.delete(name);
    socket.close();
  }

  /** Events are told from now on. */
  watch(name: string): void {
    const held = this.socket(name);
    if (held.monitor) return;
    held.monitor = held.socket.events;
    for (const type of watched) {
      held.monitor.on(type, (event) => {
        const shown = monitorEvent(name, event);
        if (shown) this.#emit(shown);
      });
    }
  }

  startProxy({ proxy, frontend, backend, capture }: Parameters): void {
    const [front, back] = [this.socket(frontend), this.socket(backend)];
    const copies = capture === undefined ? undefined : this.socket(capture).socket;
    this.#proxied.push(front.socket, back.socket, ...(copies ? [copies] : []));
    const one = new SocketProxy(front.socket, back.socket, copies);
    this.proxies.set(proxy as string, one);
    for (const name of [frontend, backend, capture]) this.sockets.delete(name as string);
    one.run().catch(() => {});
  }

  /** Closes everything; says how many contexts could not be ended. */
  async reset(): Promise<number> {
    const measured = this.measurements.abandonAll();
    const contexts = [...this.contexts.values()];
    const sockets = [...this.sockets.values()].map((held) => held.socket);
    sockets.push(...this.#proxied);
    const open = sockets.filter((socket) => !socket.closed);
    for (const context of contexts) if (!this.#ended.has(context)) dropUnsent(open, context);
    // What waits is to end with ETERM, so this comes before the sockets are closed.
    for (const context of contexts) context.shutdown();
    for (const socket of open) socket.close();
    this.sockets.clear();
    this.contexts.clear();
    this.proxies.clear();
    this.#proxied.length = 0;
    this.#ended.clear();
    const endings = [...contexts.map((context) => context.terminate()), ...measured];
    const ended = await Promise.all(endings.map((ending) => isTrueWithin(ending, RESET_TIMEOUT)));
    return ended.filter((isEnded) => !isEnded).length;
  }
}

const watched = [
  "accept",
  "accept:error",
  "bind",
  "bind:error",
  "close",
  "close:error",
  "connect",
  "connect:delay",
  "connect:retry",
  "disconnect",
  "end",
  "handshake",
  "handshake:error:auth",
  "handshake:error:other",
  "handshake:error:protocol",
] as const;

/** A socket whose context has ended takes no option any more; it has nothing to linger for either. */
function dropUnsent(sockets: readonly Socket[], context: Context): void {
  for (const socket of sockets) if (socket.context === context) socket.linger = 0;
}

async function isTrueWithin(done: Promise<unknown>, milliseconds: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), milliseconds);
  });
  const isDone = await Promise.race([done.then(() => true), late]);
  clearTimeout(timer);
  return isDone;
}
