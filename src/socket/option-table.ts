import { acceptFilter } from "./accept-filter-option.ts";
import { metadata } from "./metadata-option.ts";
import { choice, deciseconds, flag, integer, type Option, octets, text, unavailable } from "./option.ts";

/** How a name is to be understood by GSSAPI (ZMQ_GSSAPI_PRINCIPAL_NAMETYPE). */
export type GssapiNameType = "hostBased" | "userName" | "krb5Principal";

/** The socket options by the names of zeromq.js, or named by the same rule: ZMQ_RECONNECT_STOP is reconnectStop. */
export const optionTable = {
  // Queues and time
  sendHighWaterMark: integer(1000, 0),
  receiveHighWaterMark: integer(1000, 0),
  sendTimeout: integer(-1, -1),
  receiveTimeout: integer(-1, -1),
  linger: integer(-1, -1),
  immediate: flag(false),
  conflate: flag(false),
  // Connections
  reconnectInterval: integer(100, -1),
  reconnectMaxInterval: integer(0, 0),
  reconnectStop: integer(0, 0, 7),
  connectTimeout: integer(0, 0),
  backlog: integer(100, 0),
  maxMessageSize: integer(-1, -1, Number.MAX_SAFE_INTEGER),
  handshakeInterval: integer(30000, 0),
  heartbeatInterval: integer(0, 0),
  heartbeatTimeToLive: deciseconds(6553599),
  heartbeatTimeout: integer(-1, 0),
  metadata,
  // TCP
  ipv6: flag(false),
  tcpKeepalive: integer(-1, -1, 1),
  tcpKeepaliveCount: integer(-1, -1),
  tcpKeepaliveIdle: integer(-1, -1),
  tcpKeepaliveInterval: integer(-1, -1),
  tcpMaxRetransmitTimeout: integer(0, 0),
  typeOfService: integer(0, 0),
  sendBufferSize: integer(-1, -1),
  receiveBufferSize: integer(-1, -1),
  interface: text(15),
  loopbackFastPath: flag(false),
  socksProxy: text(),
  socksUsername: text(255, 0),
  socksPassword: text(255, 0),
  tcpAcceptFilter: acceptFilter,
  // Security
  plainServer: unavailable(false),
  plainUsername: unavailable<string | null>(null),
  plainPassword: unavailable<string | null>(null),
  curveServer: unavailable(false),
  curvePublicKey: unavailable<string | null>(null),
  curveSecretKey: unavailable<string | null>(null),
  curveServerKey: unavailable<string | null>(null),
  gssapiServer: unavailable(false),
  gssapiPlainText: unavailable(false),
  gssapiPrincipal: unavailable<string | null>(null),
  gssapiServicePrincipal: unavailable<string | null>(null),
  gssapiPrincipalNameType: unavailable<GssapiNameType>("hostBased"),
  gssapiServicePrincipalNameType: unavailable<GssapiNameType>("hostBased"),
  zapDomain: unavailable<string | null>(null),
  zapEnforceDomain: unavailable(false),
  // Of I/O threads and transports that do not exist here
  affinity: integer(0, 0, Number.MAX_SAFE_INTEGER),
  rate: integer(100, 1),
  recoveryInterval: integer(10000, 0),
  multicastHops: integer(1, 1),
  multicastMaxTransportDataUnit: integer(1500, 1),
  vmciBufferSize: integer(0, 0, Number.MAX_SAFE_INTEGER),
  vmciBufferMinSize: integer(0, 0, Number.MAX_SAFE_INTEGER),
  vmciBufferMaxSize: integer(0, 0, Number.MAX_SAFE_INTEGER),
  vmciConnectTimeout: integer(-1, -1),
  // Patterns
  routingId: octets(1, 255),
  mandatory: flag(false),
  handover: flag(false),
  probeRouter: flag(false),
  routerNotify: integer(0, 0, 3),
  helloMessage: octets(),
  disconnectMessage: octets(),
  hiccupMessage: octets(),
  correlate: flag(false),
  relaxed: flag(false),
  verbosity: choice<null | "allSubs" | "allSubsUnsubs">(null, null, "allSubs", "allSubsUnsubs"),
  noDrop: flag(false),
  manual: flag(false),
  manualLastValue: flag(false),
  welcomeMessage: octets(),
  invertMatching: flag(false),
  onlyFirstSubscribe: flag(false),
  verboseUnsubscribe: flag(false),
  notify: flag(true),
} satisfies Record<string, Option<unknown>>;

type Table = typeof optionTable;

/** The name of an option. */
export type OptionName = keyof Table;

/** The values of all options. */
export type OptionValues = { -readonly [Name in OptionName]: ReturnType<Table[Name]["parse"]> };

/** The options that a connection looks at when it is made: setting one changes nothing for those that exist. */
export const fixedOptions: ReadonlySet<OptionName> = new Set<OptionName>([
  "backlog",
  "conflate",
  "connectTimeout",
  "handshakeInterval",
  "heartbeatInterval",
  "heartbeatTimeout",
  "heartbeatTimeToLive",
  "immediate",
  "interface",
  "ipv6",
  "maxMessageSize",
  "metadata",
  "receiveBufferSize",
  "routingId",
  "sendBufferSize",
  "socksPassword",
  "socksProxy",
  "socksUsername",
  "tcpAcceptFilter",
  "tcpKeepalive",
  "tcpKeepaliveCount",
  "tcpKeepaliveIdle",
  "tcpKeepaliveInterval",
  "tcpMaxRetransmitTimeout",
  "typeOfService",
]);

const initial = Object.fromEntries(
  Object.entries(optionTable).map(([name, option]) => [name, option.initial]),
) as OptionValues;

/** A set of options with the values that they have at first. */
export function initialOptions(): OptionValues {
  return { ...initial };
}
