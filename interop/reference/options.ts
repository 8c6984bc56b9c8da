import type { FrameSpec } from "../../steps/driver/driver.ts";
import { NotSupported, Refused } from "./answer.ts";
import { octetsOf, reportOf } from "./frames.ts";

type Access = "r" | "w" | "rw";
/** How libzmq's value and the property's belong together. */
type Kind = "number" | "flag" | "text" | "octets";

/** What libzmq calls it, and what the library does. */
interface NamedOption {
  readonly property: string;
  readonly kind: Kind;
  readonly access: Access;
}

const numbers = {
  AFFINITY: "affinity",
  BACKLOG: "backlog",
  CONNECT_TIMEOUT: "connectTimeout",
  HANDSHAKE_IVL: "handshakeInterval",
  HEARTBEAT_IVL: "heartbeatInterval",
  HEARTBEAT_TIMEOUT: "heartbeatTimeout",
  HEARTBEAT_TTL: "heartbeatTimeToLive",
  LINGER: "linger",
  MAXMSGSIZE: "maxMessageSize",
  MULTICAST_HOPS: "multicastHops",
  MULTICAST_MAXTPDU: "multicastMaxTransportDataUnit",
  RATE: "rate",
  RCVBUF: "receiveBufferSize",
  RCVHWM: "receiveHighWaterMark",
  RCVTIMEO: "receiveTimeout",
  RECONNECT_IVL: "reconnectInterval",
  RECONNECT_IVL_MAX: "reconnectMaxInterval",
  RECONNECT_STOP: "reconnectStop",
  RECOVERY_IVL: "recoveryInterval",
  ROUTER_NOTIFY: "routerNotify",
  SNDBUF: "sendBufferSize",
  SNDHWM: "sendHighWaterMark",
  SNDTIMEO: "sendTimeout",
  TCP_KEEPALIVE: "tcpKeepalive",
  TCP_KEEPALIVE_CNT: "tcpKeepaliveCount",
  TCP_KEEPALIVE_IDLE: "tcpKeepaliveIdle",
  TCP_KEEPALIVE_INTVL: "tcpKeepaliveInterval",
  TCP_MAXRT: "tcpMaxRetransmitTimeout",
  TOS: "typeOfService",
};

const flags = {
  CONFLATE: "conflate",
  IMMEDIATE: "immediate",
  INVERT_MATCHING: "invertMatching",
  IPV6: "ipv6",
  LOOPBACK_FASTPATH: "loopbackFastPath",
  ONLY_FIRST_SUBSCRIBE: "onlyFirstSubscribe",
  PROBE_ROUTER: "probeRouter",
  REQ_CORRELATE: "correlate",
  REQ_RELAXED: "relaxed",
  ROUTER_HANDOVER: "handover",
  ROUTER_MANDATORY: "mandatory",
  STREAM_NOTIFY: "notify",
  XPUB_MANUAL: "manual",
  XPUB_MANUAL_LAST_VALUE: "manualLastValue",
  XPUB_NODROP: "noDrop",
  XSUB_VERBOSE_UNSUBSCRIBE: "verboseUnsubscribe",
};

const options: Readonly<Record<string, NamedOption>> = {
  ...named(numbers, "number", "rw"),
  ...named(flags, "flag", "rw"),
  ...named({ BINDTODEVICE: "interface" }, "text", "rw"),
  ...named({ ROUTING_ID: "routingId", XPUB_WELCOME_MSG: "welcomeMessage" }, "octets", "rw"),
  ...named(
    { DISCONNECT_MSG: "disconnectMessage", HELLO_MSG: "helloMessage", HICCUP_MSG: "hiccupMessage" },
    "octets",
    "rw",
  ),
  ...named(
    { SOCKS_PASSWORD: "socksPassword", SOCKS_PROXY: "socksProxy", SOCKS_USERNAME: "socksUsername" },
    "text",
    "rw",
  ),
  ...named({ TCP_ACCEPT_FILTER: "tcpAcceptFilter" }, "text", "w"),
  ...named({ LAST_ENDPOINT: "lastEndpoint" }, "text", "r"),
  ...named({ TOPICS_COUNT: "topicsCount", TYPE: "type" }, "number", "r"),
  ...named({ THREAD_SAFE: "threadSafe" }, "flag", "r"),
};

/** Options of libzmq that are calls in this API, or need more than a property. */
const calls = {
  SUBSCRIBE: "w",
  UNSUBSCRIBE: "w",
  CONNECT_ROUTING_ID: "w",
  EVENTS: "r",
  MECHANISM: "r",
  METADATA: "w",
  XPUB_VERBOSE: "w",
  XPUB_VERBOSER: "w",
} as const;

/** What `hello` says about options. */
export const optionAccess: Record<string, Access> = {
  ...Object.fromEntries(Object.entries(options).map(([name, option]) => [name, option.access])),
  ...calls,
};

/** A socket as far as options go. */
interface OptionBearer {
  readonly readable: boolean;
  readonly writable: boolean;
  metadata: Readonly<Record<string, string>>;
  subscribe?(topic: Uint8Array): void;
  unsubscribe?(topic: Uint8Array): void;
}

/** Sets an option by its name in libzmq. `connect` keeps CONNECT_ROUTING_ID for the next connect. */
export function setOption(socket: OptionBearer, name: string, value: unknown): void {
  if (optionAccess[name] === "r") throw new Refused("EINVAL");
  if (name === "SUBSCRIBE" || name === "UNSUBSCRIBE") {
    const change = name === "SUBSCRIBE" ? socket.subscribe : socket.unsubscribe;
    if (!change) throw new Refused("EINVAL");
    change.call(socket, octetsOf(value as FrameSpec));
    return;
  }
  if (name === "XPUB_VERBOSE" || name === "XPUB_VERBOSER") {
    const verbosity = name === "XPUB_VERBOSE" ? "allSubs" : "allSubsUnsubs";
    assign(socket, "verbosity", value === 0 ? null : value === 1 ? verbosity : value);
    return;
  }
  if (name === "METADATA") {
    const [, property = "", text = ""] = /^([^:]*):?(.*)$/s.exec(octetsOf(value as FrameSpec).toString()) ?? [];
    socket.metadata = { ...socket.metadata, [property]: text };
    return;
  }
  const option = optionNamed(name);
  assign(socket, option.property, toProperty(option.kind, value));
}

/** Reads an option by its name in libzmq. */
export function getOption(socket: OptionBearer, name: string): unknown {
  if (optionAccess[name] === "w") throw new Refused("EINVAL");
  if (name === "EVENTS") return (socket.readable ? 1 : 0) | (socket.writable ? 2 : 0);
  if (name === "MECHANISM") return 0;
  const option = optionNamed(name);
  if (!(option.property in socket)) throw new Refused("EINVAL");
  const value = Reflect.get(socket, option.property) as unknown;
  if (typeof value === "boolean") return value ? 1 : 0;
  if (typeof value === "number") return value;
  return reportOf(Buffer.from((value as string | null) ?? ""));
}

/** The property that an option is, if it is one. */
export function propertyOf(name: string): string | undefined {
  return options[name]?.property;
}

function optionNamed(name: string): NamedOption {
  const option = options[name];
  if (!option) throw new NotSupported(`option ${name}`);
  return option;
}

function assign(socket: object, property: string, value: unknown): void {
  if (!(property in socket)) throw new Refused("EINVAL", `The socket type has no ${property}`);
  Reflect.set(socket, property, value);
}

function toProperty(kind: Kind, value: unknown): unknown {
  if (kind === "number" || value === null) return value;
  if (kind === "flag") return toFlag(value);
  const octets = octetsOf(value as FrameSpec);
  return kind === "text" ? octets.toString() : octets;
}

/** What libzmq calls 0 and 1; the property refuses anything else. */
export function toFlag(value: unknown): unknown {
  return value === 1 ? true : value === 0 ? false : value;
}

function named(names: Record<string, string>, kind: Kind, access: Access): Record<string, NamedOption> {
  return Object.fromEntries(Object.entries(names).map(([name, property]) => [name, { property, kind, access }]));
}
