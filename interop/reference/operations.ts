import { Router, Stream } from "../../src/index.ts";
import type { FrameSpec, Reply } from "../../steps/driver/driver.ts";
import { NotSupported, type Parameters, Refused, replyTo } from "./answer.ts";
import { contextOptions, hello, transports } from "./capabilities.ts";
import { octetsOf } from "./frames.ts";
import type { HeldSocket } from "./held-socket.ts";
import { getOption, setOption, toFlag } from "./options.ts";
import type { Session } from "./session.ts";

type Operation = (parameters: Parameters, session: Session) => object | undefined | Promise<object | undefined>;

/** Carries out one operation of interop/PROTOCOL.md. Never rejects. */
export async function perform(op: string, parameters: Parameters, session: Session): Promise<Reply> {
  try {
    const operation = Object.hasOwn(operations, op) ? operations[op] : undefined;
    if (!operation) throw new NotSupported(`operation ${op}`);
    return { ok: (await operation(parameters, session)) ?? {} } as Reply;
  } catch (error) {
    return replyTo(error);
  }
}

const operations: Readonly<Record<string, Operation>> = {
  hello: () => hello(),
  bye: () => ({}),
  reset: async (_, session) => ({ leaked: { sockets: 0, contexts: await session.reset() } }),

  "context.new": ({ context }, session) => void session.newContext(context as string),
  "context.set": ({ context, option, value }, session) => {
    Reflect.set(
      session.context(context),
      contextProperty(option, "w"),
      option === "BLOCKY" || option === "IPV6" ? toFlag(value) : value,
    );
    return {};
  },
  "context.get": ({ context, option }, session) => ({
    value: Number(Reflect.get(session.context(context), contextProperty(option, "r"))),
  }),
  "context.shutdown": ({ context }, session) => void session.shutdown(context),
  "context.term": async ({ context }, session) => void (await session.terminate(context)),

  "socket.new": (parameters, session) => void session.newSocket(parameters),
  "socket.close": ({ socket }, session) =>
    session.socket(socket).enqueue(() => void session.closeSocket(socket as string)),
  "socket.set": (parameters, session) => onSocket(session, parameters, (held) => set(held, parameters)),
  "socket.get": (parameters, session) =>
    onSocket(session, parameters, ({ socket }) => ({ value: getOption(socket, parameters.option as string) })),

  bind: (parameters, session) =>
    onSocket(session, parameters, async ({ socket }) => {
      await socket.bind(reachable(parameters.endpoint));
      return { endpoint: socket.lastEndpoint };
    }),
  connect: (parameters, session) =>
    onSocket(session, parameters, (held) => connect(held, reachable(parameters.endpoint))),
  unbind: (parameters, session) =>
    onSocket(session, parameters, async ({ socket }) => void (await socket.unbind(parameters.endpoint as string))),
  disconnect: (parameters, session) =>
    onSocket(session, parameters, ({ socket }) => void socket.disconnect(parameters.endpoint as string)),

  send: (parameters, session) => onSocket(session, parameters, async (held) => void (await held.send(parameters))),
  recv: (parameters, session) =>
    onSocket(session, parameters, async (held) => {
      const frames = await held.receive(parameters);
      return parameters.metadata ? { frames, metadata: held.senderProperties(parameters) } : { frames };
    }),
  flood: (parameters, session) =>
    onSocket(session, parameters, async (held) => ({ sent: await held.flood(parameters) })),
  drain: (parameters, session) =>
    onSocket(session, parameters, async (held) => ({ messages: await held.drain(parameters) })),
  poll: (parameters, session) =>
    onSocket(session, parameters, async (held) => ({ events: await poll(held, parameters) })),
  monitor: ({ socket }, session) => void session.watch(socket as string),

  "proxy.start": (parameters, session) => void session.startProxy(parameters),
  "proxy.control": ({ proxy, command }, session) => controlProxy(session, proxy, command),
  measure: (parameters, session) =>
    session.measurements.run({ ...parameters, endpoint: reachable(parameters.endpoint) }),
  // Best effort: what waits here ends by its own time or by reset.
  cancel: () => ({}),
};

function onSocket(session: Session, { socket }: Parameters, work: (held: HeldSocket) => unknown) {
  const held = session.socket(socket);
  return held.enqueue(() => work(held) as object | undefined);
}

function set(held: HeldSocket, { option, value }: Parameters): void {
  if (option === "CONNECT_ROUTING_ID") held.nextRoutingId = peerName(held, value as FrameSpec);
  else setOption(held.socket, option as string, value);
}

/** A name for the next peer, if this socket names peers; in this API it is handed over with `connect`. */
function peerName({ socket }: HeldSocket, value: FrameSpec): Buffer {
  const name = octetsOf(value);
  if (!(socket instanceof Router || socket instanceof Stream) || name.length === 0) throw new Refused("EINVAL");
  return name;
}

function connect(held: HeldSocket, endpoint: string): void {
  const { nextRoutingId: routingId } = held;
  held.nextRoutingId = undefined;
  const socket = held.socket as { connect(address: string, options?: object): void };
  socket.connect(endpoint, routingId && { routingId });
}

/** The endpoint, unless its transport is one that this library does not have at all. */
function reachable(endpoint: unknown): string {
  const scheme = /^([^:]+):\/\//.exec(endpoint as string)?.[1];
  if (scheme !== undefined && isKnownElsewhere(scheme)) throw new NotSupported(`transport ${scheme}`);
  return endpoint as string;
}

function isKnownElsewhere(scheme: string): boolean {
  return (
    !transports.includes(scheme) &&
    ["udp", "pgm", "epgm", "norm", "tipc", "vmci", "vsock", "ws", "wss"].includes(scheme)
  );
}

function contextProperty(option: unknown, access: "r" | "w"): string {
  const property = contextOptions[option as string];
  if (!property) throw new NotSupported(`context option ${String(option)}`);
  if (access === "w" && option === "SOCKET_LIMIT") throw new Refused("EINVAL");
  return property;
}

async function poll(held: HeldSocket, { events, timeoutMs }: Parameters): Promise<string[]> {
  const end = performance.now() + (timeoutMs as number);
  for (;;) {
    const ready = (events as string[]).filter((event) =>
      event === "IN" ? held.socket.readable : held.socket.writable,
    );
    if (ready.length > 0 || performance.now() >= end) return ready;
    // The API has no poll: it is asked again as often as the event loop comes round.
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

function controlProxy(session: Session, name: unknown, command: unknown): object | undefined {
  const proxy = session.proxies.get(name as string);
  if (!proxy) throw new Refused("ENOTSOCK", `No proxy is named ${String(name)}`);
  if (command === "PAUSE") proxy.pause();
  else if (command === "RESUME") proxy.resume();
  else if (command === "TERMINATE") proxy.terminate();
  else if (command === "STATISTICS") {
    const { frontEnd, backEnd } = proxy.statistics;
    return {
      statistics: [frontEnd, backEnd].flatMap((side) => [
        side.messagesReceived,
        side.bytesReceived,
        side.messagesSent,
        side.bytesSent,
      ]),
    };
  } else throw new NotSupported(`proxy command ${String(command)}`);
  return undefined;
}
