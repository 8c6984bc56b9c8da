/**
 * A driver that agrees to everything and does nothing. It claims every capability, and must not get one scenario to pass:
 * what it passes asserts nothing.
 *
 * `--mute` is its other habit: everything but the ceremonies runs out of time.
 */
import { createInterface } from "node:readline";

interface Request {
  id: number | string;
  op: string;
  endpoint?: string;
  limit?: number;
  count?: number;
  timeoutMs?: number;
  command?: string;
}

const mute = process.argv.includes("--mute");
const CEREMONIES = new Set(["hello", "reset", "bye"]);

const SOCKETS =
  "PAIR PUB SUB REQ REP DEALER ROUTER PULL PUSH XPUB XSUB STREAM SERVER CLIENT RADIO DISH GATHER SCATTER DGRAM PEER CHANNEL";
const TRANSPORTS = "tcp ipc inproc udp ws wss pgm epgm norm tipc vmci vsock";
const EVENTS =
  "CONNECTED CONNECT_DELAYED CONNECT_RETRIED LISTENING BIND_FAILED ACCEPTED ACCEPT_FAILED CLOSED CLOSE_FAILED DISCONNECTED " +
  "MONITOR_STOPPED HANDSHAKE_FAILED_NO_DETAIL HANDSHAKE_SUCCEEDED HANDSHAKE_FAILED_PROTOCOL HANDSHAKE_FAILED_AUTH";
const FEATURES = "poll proxy proxy-steerable peer-metadata measure context-shutdown cancel";
const OPTIONS =
  "AFFINITY BACKLOG BINDTODEVICE CONFLATE CONNECT_ROUTING_ID CONNECT_TIMEOUT CURVE_PUBLICKEY CURVE_SECRETKEY CURVE_SERVER " +
  "CURVE_SERVERKEY EVENTS FD GSSAPI_PLAINTEXT GSSAPI_PRINCIPAL GSSAPI_PRINCIPAL_NAMETYPE GSSAPI_SERVER " +
  "GSSAPI_SERVICE_PRINCIPAL GSSAPI_SERVICE_PRINCIPAL_NAMETYPE HANDSHAKE_IVL HEARTBEAT_IVL HEARTBEAT_TIMEOUT HEARTBEAT_TTL " +
  "IMMEDIATE INVERT_MATCHING IPV6 LAST_ENDPOINT LINGER MAXMSGSIZE MECHANISM MULTICAST_HOPS MULTICAST_MAXTPDU PLAIN_PASSWORD " +
  "PLAIN_SERVER PLAIN_USERNAME PROBE_ROUTER RATE RCVBUF RCVHWM RCVMORE RCVTIMEO RECONNECT_IVL RECONNECT_IVL_MAX RECOVERY_IVL " +
  "REQ_CORRELATE REQ_RELAXED ROUTER_HANDOVER ROUTER_MANDATORY ROUTER_RAW ROUTING_ID SNDBUF SNDHWM SNDTIMEO SOCKS_PROXY " +
  "STREAM_NOTIFY SUBSCRIBE TCP_KEEPALIVE TCP_KEEPALIVE_CNT TCP_KEEPALIVE_IDLE TCP_KEEPALIVE_INTVL TCP_MAXRT THREAD_SAFE TOS " +
  "TYPE UNSUBSCRIBE USE_FD XPUB_MANUAL XPUB_NODROP XPUB_VERBOSE XPUB_VERBOSER XPUB_WELCOME_MSG ZAP_DOMAIN ZAP_ENFORCE_DOMAIN";
const CONTEXT_OPTIONS = "BLOCKY IO_THREADS IPV6 MAX_MSGSZ MAX_SOCKETS MSG_T_SIZE SOCKET_LIMIT THREAD_SCHED_POLICY";

/** Every option of the list, to be read and written. */
function accessible(names: string): Record<string, "rw"> {
  return Object.fromEntries(names.split(" ").map((name) => [name, "rw"]));
}

const HELLO = {
  protocol: 1,
  driver: { name: "null", version: "1.0.0" },
  implementation: { name: "nothing", version: "1.0.0", language: "TypeScript" },
  capabilities: {
    sockets: SOCKETS.split(" "),
    transports: TRANSPORTS.split(" "),
    mechanisms: ["NULL", "PLAIN", "CURVE", "GSSAPI"],
    zmtp: ["3.1", "3.0", "2.0", "1.0"],
    options: accessible(OPTIONS),
    contextOptions: accessible(CONTEXT_OPTIONS),
    monitor: EVENTS.split(" "),
    features: FEATURES.split(" "),
  },
};

/** What stands in the ok of operations that have to report something. */
const AGREE: Record<string, (request: Request) => object> = {
  hello: () => HELLO,
  reset: () => ({ leaked: { sockets: 0, contexts: 0 } }),
  "context.get": () => ({ value: 0 }),
  "socket.get": () => ({ value: 0 }),
  bind: ({ endpoint = "" }) => ({ endpoint: endpoint.replace("*", "1") }),
  recv: () => ({ frames: [{ t: "" }] }),
  flood: ({ limit }) => ({ sent: limit ?? 0 }),
  drain: () => ({ messages: [] }),
  poll: () => ({ events: [] }),
  "proxy.control": ({ command }) => (command === "STATISTICS" ? { statistics: Array(8).fill(0) } : {}),
  measure: ({ count }) => ({ count: count ?? 0, ns: 1 }),
};

function answer(request: Request): object {
  if (mute && !CEREMONIES.has(request.op)) return { timeout: true };
  if (request.op === "recv" && request.timeoutMs !== undefined) return { timeout: true };
  return { ok: AGREE[request.op]?.(request) ?? {} };
}

const input = createInterface({ input: process.stdin });
input.on("line", (line) => {
  const request = JSON.parse(line) as Request;
  process.stdout.write(`${JSON.stringify({ id: request.id, ...answer(request) })}\n`);
  if (request.op === "bye") input.close();
});
