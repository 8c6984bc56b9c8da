// Socket and context options: libzmq's names, and the properties of zeromq.js that stand for them.

/** By the kind of value that the property takes. */
const properties = {
  number: {
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
    RECOVERY_IVL: "recoveryInterval",
    SNDBUF: "sendBufferSize",
    SNDHWM: "sendHighWaterMark",
    SNDTIMEO: "sendTimeout",
    TCP_KEEPALIVE: "tcpKeepalive",
    TCP_KEEPALIVE_CNT: "tcpKeepaliveCount",
    TCP_KEEPALIVE_IDLE: "tcpKeepaliveIdle",
    TCP_KEEPALIVE_INTVL: "tcpKeepaliveInterval",
    TCP_MAXRT: "tcpMaxRetransmitTimeout",
    TOS: "typeOfService",
    TYPE: "type",
  },
  flag: {
    CONFLATE: "conflate",
    CURVE_SERVER: "curveServer",
    IMMEDIATE: "immediate",
    INVERT_MATCHING: "invertMatching",
    IPV6: "ipv6",
    PLAIN_SERVER: "plainServer",
    PROBE_ROUTER: "probeRouter",
    REQ_CORRELATE: "correlate",
    REQ_RELAXED: "relaxed",
    ROUTER_HANDOVER: "handover",
    ROUTER_MANDATORY: "mandatory",
    STREAM_NOTIFY: "notify",
    THREAD_SAFE: "threadSafe",
    XPUB_MANUAL: "manual",
    XPUB_NODROP: "noDrop",
    ZAP_ENFORCE_DOMAIN: "zapEnforceDomain",
  },
  octets: {
    BINDTODEVICE: "interface",
    CURVE_PUBLICKEY: "curvePublicKey",
    CURVE_SECRETKEY: "curveSecretKey",
    CURVE_SERVERKEY: "curveServerKey",
    LAST_ENDPOINT: "lastEndpoint",
    PLAIN_PASSWORD: "plainPassword",
    PLAIN_USERNAME: "plainUsername",
    ROUTING_ID: "routingId",
    SOCKS_PROXY: "socksProxy",
    TCP_ACCEPT_FILTER: "tcpAcceptFilter",
    XPUB_WELCOME_MSG: "welcomeMessage",
    ZAP_DOMAIN: "zapDomain",
  },
};

const access = {
  ...Object.fromEntries(Object.values(properties).flatMap((named) => Object.keys(named).map((name) => [name, "rw"]))),
  ...{ LAST_ENDPOINT: "r", THREAD_SAFE: "r", TYPE: "r", EVENTS: "r", MECHANISM: "r" },
  ...{ CONFLATE: "w", PROBE_ROUTER: "w", REQ_CORRELATE: "w", REQ_RELAXED: "w", ROUTER_HANDOVER: "w" },
  ...{ STREAM_NOTIFY: "w", XPUB_MANUAL: "w", XPUB_NODROP: "w", XPUB_WELCOME_MSG: "w" },
  // What is no property, but a method, a parameter of connect, or a value of `verbosity`.
  ...{ SUBSCRIBE: "w", UNSUBSCRIBE: "w", CONNECT_ROUTING_ID: "w", XPUB_VERBOSE: "w", XPUB_VERBOSER: "w" },
};

const verbosities = { XPUB_VERBOSE: "allSubs", XPUB_VERBOSER: "allSubsUnsubs" };
const mechanisms = [null, "plain", "curve", "gssapi"];

/** What `hello` says about options of sockets. */
export const socketOptions = access;

/** Options of contexts, and their properties. */
export const contextProperties = {
  BLOCKY: "blocky",
  IO_THREADS: "ioThreads",
  IPV6: "ipv6",
  MAX_MSGSZ: "maxMessageSize",
  MAX_SOCKETS: "maxSockets",
  SOCKET_LIMIT: "maxSocketsLimit",
  THREAD_PRIORITY: "threadPriority",
  THREAD_SCHED_POLICY: "threadSchedulingPolicy",
};

/** What `hello` says about options of contexts. */
export const contextOptions = {
  ...Object.fromEntries(Object.keys(contextProperties).map((name) => [name, "rw"])),
  ...{ SOCKET_LIMIT: "r", THREAD_PRIORITY: "w", THREAD_SCHED_POLICY: "w" },
};

/** Sets an option to a number, text, octets or null. What the API does not take, it refuses with a TypeError. */
export function setOption(socket, name, value) {
  if (name === "SUBSCRIBE") socket.subscribe(value);
  else if (name === "UNSUBSCRIBE") socket.unsubscribe(value);
  else if (name in verbosities) socket.verbosity = verbosityOf(name, value);
  else {
    const { kind, property } = propertyOf(name);
    socket[property] = kind === "flag" ? flagOf(value) : value;
  }
}

/** Reads an option: a number or octets. */
export function getOption(socket, name) {
  if (name === "EVENTS") return (socket.readable ? 1 : 0) | (socket.writable ? 2 : 0);
  if (name === "MECHANISM") return mechanisms.indexOf(socket.securityMechanism);
  const { kind, property } = propertyOf(name);
  const value = socket[property];
  if (value === undefined) throw new TypeError(`This socket type has no ${property} to read`);
  return kind === "octets" ? Buffer.from(value ?? "") : Number(value);
}

/** Sets a property of a context, whose flags are told from its numbers by what they are. */
export function setContextOption(context, name, value) {
  const property = contextProperties[name];
  context[property] = name === "BLOCKY" || name === "IPV6" ? flagOf(value) : value;
}

/** The property ignores what it does not know, so that only what it can say gets there. */
function verbosityOf(name, value) {
  if (value !== 0 && value !== 1) throw new TypeError(`No verbosity stands for ${value}`);
  return value === 0 ? null : verbosities[name];
}

function propertyOf(name) {
  const kind = Object.keys(properties).find((kind) => name in properties[kind]);
  if (kind === undefined) throw new TypeError(`${name} is not a property`);
  return { kind, property: properties[kind][name] };
}

function flagOf(value) {
  return value === 0 || value === 1 ? value === 1 : value;
}
