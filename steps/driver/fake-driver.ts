/**
 * A driver without a library, for tests of `checkDriver`: sockets that pass messages within this process. The words
 * on its command line are bad habits; without any it passes every check.
 */
import { createInterface } from "node:readline";
import { crc32 } from "node:zlib";
import type { FrameReport, FrameSpec } from "./driver.ts";

interface Request {
  id: number | string;
  op: string;
  socket: string;
  type: string;
  context?: string;
  option: string;
  endpoint: string;
  frames: FrameSpec[];
  timeoutMs?: number;
  flags?: string[];
  limit: number;
  target: number | string;
  role: string;
  bind: boolean;
  count: number;
  sockets?: number;
}

interface FakeSocket {
  id: string;
  inbox: FrameReport[][];
  peer?: FakeSocket;
  monitored: boolean;
  queue: Promise<unknown>;
  /** Ends the receive that waits, with an error's code or, without one, because there is a message. */
  wake: (code?: string) => void;
  waitingFor?: number | string;
}

/** The other end of a measurement has come. */
const GO = {};

const habits = new Set(process.argv);
const sockets = new Map<string, FakeSocket>();
const bound = new Map<string, FakeSocket>();
const contexts = new Set<string>();
/** Measurements that have bound, by their endpoints: each is answered when the other end comes. */
const measuring = new Map<string, (answer: object) => void>();
let everything: Promise<unknown> = Promise.resolve();
let waiting = 0;
let lastPort = 40_000;

const capabilities = {
  sockets: ["PUSH", "PULL", "REQ", "REP"],
  transports: ["tcp"],
  mechanisms: ["NULL"],
  zmtp: [],
  options: {},
  contextOptions: {},
  monitor: ["LISTENING", "HANDSHAKE_SUCCEEDED"],
  features: ["poll", "cancel", "proxy", "measure"].filter(
    (feature) => !habits.has("declares nothing") && !(feature === "measure" && habits.has("measures in secret")),
  ),
};

function write(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

function ok(value: object = {}): object {
  return { ok: value };
}

function err(code: string): object {
  return { err: { code } };
}

function unsupported(what: string, habit: string): object {
  return habits.has(habit) ? err("EINVAL") : { unsupported: { what } };
}

function octetsOf(frame: FrameSpec): Buffer {
  if ("t" in frame) return Buffer.from(frame.t);
  if ("x" in frame) return Buffer.from(frame.x, "hex");
  const octets = Buffer.alloc(frame.gen.size);
  let x = frame.gen.seed;
  for (let i = 0; i < octets.length; i++) {
    x = (Math.imul(x, 1664525) + 1013904223) >>> 0;
    octets[i] = habits.has("generates low bits") ? x : x >>> 24;
  }
  return octets;
}

function report(octets: Buffer): FrameReport {
  if (octets.length > 65536) {
    const sum = habits.has("wrong checksum") ? 0 : crc32(octets);
    return { size: octets.length, crc32: sum.toString(16).padStart(8, "0") };
  }
  const text = octets.toString();
  const printable = habits.has("any text is text") ? /^/ : /^[^\p{Cc}]*$/u;
  return printable.test(text) && Buffer.from(text).equals(octets) ? { t: text } : { x: octets.toString("hex") };
}

function emit(socket: FakeSocket, event: string): void {
  if (!socket.monitored && !habits.has("monitors all")) return;
  const name = habits.has("events backwards") && event === "LISTENING" ? "HANDSHAKE_SUCCEEDED" : event;
  write({ ev: "monitor", socket: socket.id, event: name });
}

function arrival(socket: FakeSocket, request: Request): Promise<string | undefined> {
  if (habits.has("few threads") && waiting >= 60) return Promise.resolve(undefined);
  waiting++;
  if (request.timeoutMs === undefined && habits.has("never waits")) return Promise.resolve("EAGAIN");
  return new Promise<string | undefined>((resolve) => {
    const timer = request.timeoutMs === undefined ? undefined : setTimeout(() => resolve(undefined), request.timeoutMs);
    socket.waitingFor = request.id;
    socket.wake = (code) => {
      clearTimeout(timer);
      socket.wake = () => {};
      resolve(code);
    };
  }).finally(() => waiting--);
}

async function receive(socket: FakeSocket, request: Request): Promise<object> {
  if (socket.inbox.length === 0) {
    if (request.flags?.includes("DONTWAIT")) return habits.has("confuses EAGAIN") ? { timeout: true } : err("EAGAIN");
    const code = await arrival(socket, request);
    if (code !== undefined) return err(code);
  }
  const frames = socket.inbox.shift();
  if (frames !== undefined) return ok({ frames });
  return habits.has("confuses timeout") ? err("EAGAIN") : { timeout: true };
}

function deliver(socket: FakeSocket, frames: FrameReport[]): void {
  socket.peer?.inbox.push(frames);
  socket.peer?.wake();
}

function bind(socket: FakeSocket, request: Request): object {
  if (!request.endpoint.startsWith("tcp:")) return unsupported("transport", "confuses transports");
  const endpoint = request.endpoint.replace("*", () => String(++lastPort));
  if (bound.has(endpoint)) return err("EADDRINUSE");
  bound.set(endpoint, socket);
  emit(socket, "LISTENING");
  return ok({ endpoint });
}

function connect(socket: FakeSocket, request: Request): object {
  if (!request.endpoint.startsWith("tcp:")) return unsupported("transport", "confuses transports");
  const peer = bound.get(request.endpoint);
  if (peer !== undefined) {
    socket.peer = peer;
    emit(socket, "HANDSHAKE_SUCCEEDED");
    emit(peer, habits.has("events backwards") ? "LISTENING" : "HANDSHAKE_SUCCEEDED");
  }
  return ok();
}

function flood(socket: FakeSocket, request: Request): object {
  for (let i = 0; i < request.limit; i++) {
    if (habits.has("loses one") && i === request.limit - 1) continue;
    deliver(socket, [...request.frames.map((frame) => report(octetsOf(frame))), { t: String(i) }]);
  }
  return ok({ sent: request.limit });
}

const onSocket: Record<string, (socket: FakeSocket, request: Request) => object | Promise<object>> = {
  bind,
  connect,
  flood,
  recv: receive,
  send(socket, request) {
    deliver(
      socket,
      request.frames.map((frame) => report(octetsOf(frame))),
    );
    return ok();
  },
  drain: (socket) => ok({ messages: socket.inbox.splice(0) }),
  poll: (socket) => ok({ events: habits.has("always readable") || socket.inbox.length > 0 ? ["IN"] : [] }),
  monitor(socket) {
    socket.monitored = true;
    return ok();
  },
  "socket.set": () => unsupported("option", "confuses options"),
  "socket.get": () => unsupported("option", "confuses options"),
  "socket.close"(socket) {
    sockets.delete(socket.id);
    return ok();
  },
};

/** What an end of a measurement would tell that has moved everything in no time. */
function measured({ role, count, sockets = 1 }: Request): object {
  const seen = count * sockets - (habits.has("measures one too few") ? 1 : 0);
  if (role === "sink") return ok({ count: seen, ns: 1000 });
  const latency = { p50: habits.has("latency upside down") ? 30 : 10, p99: 20, p999: 20, max: 20 };
  return ok(role === "ping" ? { count, ns: 1000, latency } : {});
}

function measure(request: Request): object | Promise<object> {
  if (!capabilities.sockets.includes(request.type)) return unsupported("measurement", "confuses types");
  if (request.bind) {
    const endpoint = request.endpoint.replace("*", () => String(++lastPort));
    write({ ev: "measure", endpoint });
    return new Promise((resolve) => measuring.set(endpoint, resolve)).then(
      (end) => (end === GO ? measured(request) : end) as object,
    );
  }
  measuring.get(request.endpoint)?.(GO);
  measuring.delete(request.endpoint);
  return measured(request);
}

const onDriver: Record<string, (request: Request) => object | Promise<object>> = {
  hello: () =>
    ok({
      protocol: 1,
      driver: { name: "fake", version: "1" },
      implementation: { name: "none", version: "1", language: "TypeScript" },
      capabilities: habits.has("malformed hello") ? { ...capabilities, sockets: "all" } : capabilities,
    }),
  bye() {
    if (habits.has("bye in silence")) process.exit(0);
    setImmediate(() => process.exit(habits.has("exits with 1") ? 1 : 0));
    return ok();
  },
  async reset() {
    if (!habits.has("reset forgets calls")) for (const socket of sockets.values()) socket.wake("ETERM");
    if (!habits.has("reset forgets measurements")) for (const end of measuring.values()) end(err("ETERM"));
    measuring.clear();
    await new Promise(setImmediate);
    if (!habits.has("reset keeps sockets")) sockets.clear();
    if (!habits.has("reset keeps endpoints")) bound.clear();
    contexts.clear();
    return ok({ leaked: { sockets: habits.has("leaks") ? 1 : 0, contexts: 0 } });
  },
  cancel({ target }) {
    if (habits.has("cancels nothing")) return ok();
    for (const socket of sockets.values()) if (socket.waitingFor === target) socket.wake("ECANCELED");
    return ok();
  },
  "context.new"({ context }) {
    contexts.add(context ?? "");
    return ok();
  },
  "context.get": ({ context }) =>
    contexts.has(context ?? "") ? unsupported("option", "confuses options") : err("EFAULT"),
  "socket.new"({ socket: id, type }) {
    if (!capabilities.sockets.includes(type)) return unsupported("socket type", "confuses types");
    sockets.set(id, { id, inbox: [], monitored: false, queue: Promise.resolve(), wake: () => {} });
    return ok();
  },
};

function carryOut(request: Request): Promise<object> | object {
  const direct = onDriver[request.op];
  if (direct !== undefined) return direct(request);
  const act = onSocket[request.op];
  if (act === undefined) {
    if (request.op === "measure" && habits.has("measures in secret")) return ok();
    if (request.op === "measure" && capabilities.features.includes("measure")) return measure(request);
    return unsupported("operation", "confuses operations");
  }
  const socket = sockets.get(request.socket);
  if (socket === undefined) return habits.has("confuses sockets") ? err("EINVAL") : err("ENOTSOCK");
  if (habits.has("out of order") && request.op === "socket.close") return act(socket, request);
  if (habits.has("one thing at a time")) {
    everything = everything.then(() => act(socket, request));
    return everything as Promise<object>;
  }
  const done = socket.queue.then(() => act(socket, request));
  socket.queue = done;
  return done;
}

function read(line: string): Request | undefined {
  try {
    return JSON.parse(line) as Request;
  } catch {
    if (habits.has("dies of bad lines")) process.exit(1);
    if (!habits.has("ignores bad lines")) write({ id: null, fault: { message: "not JSON" } });
    return undefined;
  }
}

const input = createInterface({ input: process.stdin });
input.on("line", async (line) => {
  const request = read(line);
  if (request === undefined) return;
  const answer = await carryOut(request);
  const id = habits.has("ids are numbers") && Number(request.id) ? Number(request.id) : request.id;
  write({ id, ...answer });
});
input.on("close", () => {
  if (habits.has("outlives stdin")) setInterval(() => {}, 1000);
  else process.exit(habits.has("exits with 1") ? 1 : 0);
});
