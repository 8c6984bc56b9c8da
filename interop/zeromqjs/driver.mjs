// A driver for zeromq.js: the operations of interop/PROTOCOL.md, one JSON object per line on stdin and stdout.
//
// Operations on one socket run one after the other in a chain of promises. A timeoutMs is set as the socket's own
// receiveTimeout or sendTimeout for the call, and DONTWAIT is the timeout 0. The default context is the library's own.
// Contexts cannot be shut down or terminated in this API; an abandoned one is left to the garbage collector.
import { createInterface } from "node:readline";
import { crc32 } from "node:zlib";
import * as zmq from "zeromq";
import * as draft from "zeromq/draft.js";
import {
  contextOptions,
  contextProperties,
  getOption,
  setContextOption,
  setOption,
  socketOptions,
} from "./options.mjs";

const RESET_MS = 2000;
const REPORTED_WHOLE = 65536;
const DRAINED_AT_MOST = 4 * 1024 * 1024;

const socketTypes = {
  PAIR: zmq.Pair,
  PUB: zmq.Publisher,
  SUB: zmq.Subscriber,
  REQ: zmq.Request,
  REP: zmq.Reply,
  DEALER: zmq.Dealer,
  ROUTER: zmq.Router,
  PULL: zmq.Pull,
  PUSH: zmq.Push,
  XPUB: zmq.XPublisher,
  XSUB: zmq.XSubscriber,
  STREAM: zmq.Stream,
  // The other draft types need a group or a routing id with each message, which this protocol does not have.
  SCATTER: draft.Scatter,
  GATHER: draft.Gather,
};

const eventNames = {
  accept: "ACCEPTED",
  "accept:error": "ACCEPT_FAILED",
  bind: "LISTENING",
  "bind:error": "BIND_FAILED",
  close: "CLOSED",
  "close:error": "CLOSE_FAILED",
  connect: "CONNECTED",
  "connect:delay": "CONNECT_DELAYED",
  "connect:retry": "CONNECT_RETRIED",
  disconnect: "DISCONNECTED",
  end: "MONITOR_STOPPED",
  handshake: "HANDSHAKE_SUCCEEDED",
  "handshake:error:auth": "HANDSHAKE_FAILED_AUTH",
  "handshake:error:other": "HANDSHAKE_FAILED_NO_DETAIL",
  "handshake:error:protocol": "HANDSHAKE_FAILED_PROTOCOL",
};

// The prebuilt library has ws too, which `capability` has no word for.
const transports = ["tcp", "inproc", "ipc", "ws", "tipc"].filter((name) => zmq.capability[name] !== false);
const transportsElsewhere = ["udp", "wss", "pgm", "epgm", "norm", "tipc", "vmci", "vsock"];

const hello = {
  protocol: 1,
  driver: { name: "zeromqjs", version: "1.0.0" },
  implementation: {
    name: "zeromq.js",
    version: `6.8.0 (libzmq ${zmq.version})`,
    language: "JavaScript",
    homepage: "https://github.com/zeromq/zeromq.js",
    issues: "https://github.com/zeromq/zeromq.js/issues",
  },
  capabilities: {
    sockets: Object.keys(socketTypes),
    transports,
    mechanisms: ["NULL", "PLAIN", ...(zmq.capability.curve ? ["CURVE"] : [])],
    zmtp: ["3.1", "3.0", "2.0", "1.0"],
    options: socketOptions,
    contextOptions,
    monitor: Object.values(eventNames),
    features: ["poll", "proxy", "measure"],
  },
};

// Answers

class Unsupported extends Error {}
class TimeIsUp extends Error {}
class Refused extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

function write(message) {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}

function replyTo(error) {
  if (error instanceof Unsupported) return { unsupported: { what: error.message } };
  if (error instanceof TimeIsUp) return { timeout: true };
  if (/^E[A-Z0-9]+$/.test(error.code)) return { err: { code: error.code, message: error.message } };
  return { fault: { message: String(error), trace: error.stack } };
}

/** A call whose arguments the library may refuse by a TypeError of its own. */
function checked(call) {
  try {
    return call();
  } catch (error) {
    if (error instanceof TypeError) error.code = "EINVAL";
    throw error;
  }
}

// Frames

function octetsOf({ t, x, gen }) {
  if (t !== undefined) return Buffer.from(t);
  if (x !== undefined) return Buffer.from(x, "hex");
  const octets = Buffer.allocUnsafe(gen.size);
  for (let at = 0, state = gen.seed; at < gen.size; at++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    octets[at] = state >>> 24;
  }
  return octets;
}

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for
const controls = /[\u0000-\u001f\u007f-\u009f]/;

function reportOf(octets) {
  if (octets.length > REPORTED_WHOLE) {
    return { size: octets.length, crc32: crc32(octets).toString(16).padStart(8, "0") };
  }
  try {
    const text = utf8.decode(octets);
    if (!controls.test(text)) return { t: text };
  } catch {
    // not text
  }
  return { x: octets.toString("hex") };
}

// Everything that the suite has made since the last reset

let session = newSession();

function newSession() {
  let end;
  const over = new Promise((_, reject) => {
    end = () => reject(new Refused("ETERM"));
  });
  over.catch(() => {});
  return { sockets: new Map(), contexts: new Map(), proxies: new Map(), watches: [], measured: new Set(), over, end };
}

function socketNamed(name) {
  const held = session.sockets.get(name);
  if (!held) throw new Refused("ENOTSOCK");
  return held;
}

function contextNamed(name) {
  if (name === "default" && !session.contexts.has(name)) return zmq.context;
  const context = session.contexts.get(name);
  if (!context) throw new Refused("EFAULT");
  return context;
}

/** Runs `work` when everything before it on this socket is done. */
function enqueue(held, work) {
  const result = held.last.then(() => {
    held.socket.readable; // makes libzmq take notice of what has happened
    return work(held);
  });
  held.last = result.catch(() => {});
  return result;
}

function onSocket(work) {
  return (parameters) => enqueue(socketNamed(parameters.socket), (held) => work(held, parameters));
}

// Messages

/** A call with the request's patience instead of the socket's own. */
async function patiently(socket, { property, call }, { timeoutMs, flags }) {
  const patience = flags?.includes("DONTWAIT") ? 0 : timeoutMs;
  if (patience === undefined) return call();
  if (!(property in socket)) return within(call(), patience);
  const own = socket[property];
  socket[property] = patience;
  try {
    return await call();
  } catch (error) {
    throw error.code === "EAGAIN" && !flags?.includes("DONTWAIT") ? new TimeIsUp() : error;
  } finally {
    if (!socket.closed) socket[property] = own;
  }
}

/** For a Publisher's receive and a Subscriber's send, which exist in JavaScript, and have no timeout. */
function within(call, milliseconds) {
  call.catch(() => {}); // what comes of it later
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new TimeIsUp()), milliseconds);
    call.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

function receive({ socket }, parameters) {
  return patiently(socket, { property: "receiveTimeout", call: () => socket.receive() }, parameters);
}

async function recv(held, parameters) {
  if (parameters.metadata) throw new Unsupported("the metadata of messages");
  return { frames: (await receive(held, parameters)).map(reportOf) };
}

function sendingOf(socket, message) {
  return { property: "sendTimeout", call: () => socket.send(message) };
}

async function send({ socket }, parameters) {
  const message = parameters.frames.map(octetsOf);
  await patiently(socket, sendingOf(socket, message), parameters);
}

async function flood({ socket }, { frames, limit, numbered }) {
  const message = frames.map(octetsOf);
  const atOnce = { flags: ["DONTWAIT"] };
  for (let sent = 0; sent < limit; sent++) {
    const next = numbered ? [...message, String(sent)] : message;
    try {
      await patiently(socket, sendingOf(socket, next), atOnce);
    } catch (error) {
      if (error.code === "EAGAIN") return { sent };
      throw error;
    }
  }
  return { sent: limit };
}

async function drain(held, { limit, timeoutMs }) {
  const messages = [];
  for (let size = 0; messages.length < limit && size < DRAINED_AT_MOST; ) {
    try {
      const frames = (await receive(held, { timeoutMs })).map(reportOf);
      messages.push(frames);
      for (const frame of frames) size += 16 + (frame.t ?? frame.x ?? "").length;
    } catch (error) {
      if (!(error instanceof TimeIsUp) && messages.length === 0) throw error;
      break;
    }
  }
  return { messages };
}

async function poll({ socket }, { events, timeoutMs }) {
  const end = performance.now() + timeoutMs;
  for (;;) {
    const ready = events.filter((event) => (event === "IN" ? socket.readable : socket.writable));
    if (ready.length > 0 || performance.now() >= end || socket.closed) return { events: ready };
    await new Promise((resolve) => setTimeout(resolve, 1)); // the API has no poll to wait in
  }
}

// Sockets

function newSocket({ socket, type, context = "default" }) {
  const SocketClass = socketTypes[type];
  if (!SocketClass) throw new Unsupported(`socket type ${type}`);
  if (session.sockets.has(socket)) throw new Error(`There is a socket ${socket} already`);
  const made = new SocketClass({ context: contextNamed(context) });
  session.sockets.set(socket, { socket: made, name: socket, last: Promise.resolve() });
}

async function closeSocket({ socket }) {
  const held = socketNamed(socket);
  session.sockets.delete(socket);
  await enqueue(held, () => held.socket.close());
}

function endpointOf({ endpoint }) {
  const [, scheme] = /^([^:]+):\/\//.exec(endpoint) ?? [];
  if (transportsElsewhere.includes(scheme) && !transports.includes(scheme))
    throw new Unsupported(`transport ${scheme}`);
  return endpoint;
}

async function bind({ socket }, parameters) {
  await socket.bind(endpointOf(parameters));
  return { endpoint: socket.lastEndpoint };
}

function connect(held, parameters) {
  const { routingId } = held;
  held.routingId = undefined;
  held.socket.connect(endpointOf(parameters), ...(routingId ? [{ routingId }] : []));
}

function known(option, options) {
  if (!(option in options)) throw new Unsupported(`option ${option}`);
}

function readable(option, options) {
  if (!options[option]?.includes("r")) throw new Unsupported(`reading option ${option}`);
}

function set(held, { option, value }) {
  known(option, socketOptions);
  const own = typeof value === "object" && value !== null ? (value.t ?? octetsOf(value)) : value;
  if (option !== "CONNECT_ROUTING_ID") checked(() => setOption(held.socket, option, own));
  else if (held.socket instanceof zmq.Router || held.socket instanceof zmq.Stream) held.routingId = own;
  else throw new Refused("EINVAL");
}

function get({ socket }, { option }) {
  readable(option, socketOptions);
  const value = checked(() => getOption(socket, option));
  return { value: Buffer.isBuffer(value) ? reportOf(value) : value };
}

/** Events are read to their end, which comes when the library has done with the socket. */
function monitor({ socket, name }) {
  const { events } = socket;
  session.watches.push(watch(name, events));
}

async function watch(socket, events) {
  for (let type; type !== "end"; ) {
    const event = await events.receive().catch(() => undefined);
    if (!event) return;
    type = event.type;
    const { address, interval, error } = event;
    const value = interval ?? error?.status ?? error?.code;
    const shown = { ev: "monitor", socket, event: eventNames[type], value, endpoint: address };
    if (shown.event) write(shown);
  }
}

// Contexts and proxies

function newContext({ context }) {
  if (session.contexts.has(context)) throw new Error(`There is a context ${context} already`);
  session.contexts.set(context, new zmq.Context());
}

function setInContext({ context, option, value }) {
  const held = contextNamed(context);
  known(option, contextOptions);
  checked(() => setContextOption(held, option, value));
}

function getFromContext({ context, option }) {
  const held = contextNamed(context);
  readable(option, contextOptions);
  return { value: Number(held[contextProperties[option]]) };
}

async function startProxy({ proxy, frontend, backend, capture }) {
  if (capture !== undefined) throw new Unsupported("a proxy that captures");
  if (session.proxies.has(proxy)) throw new Error(`There is a proxy ${proxy} already`);
  const [front, back] = [socketNamed(frontend), socketNamed(backend)];
  session.sockets.delete(frontend);
  session.sockets.delete(backend);
  const running = { steered: new zmq.Proxy(front.socket, back.socket), over: undefined };
  session.proxies.set(proxy, running);
  await Promise.all([front.last, back.last]);
  running.over = running.steered.run().catch(() => {});
}

async function controlProxy({ proxy, command }) {
  const running = session.proxies.get(proxy);
  if (!running) throw new Refused("ENOTSOCK");
  if (command !== "TERMINATE") throw new Unsupported(`proxy command ${command}, whose effect the API does not tell`);
  session.proxies.delete(proxy);
  await endProxy(running);
}

async function endProxy({ steered, over }) {
  if (over) steered.terminate();
  await over;
}

// Measurements

async function measure({ role, type, endpoint, bind, count, size }) {
  if (type !== (role === "sink" ? "PULL" : "PUSH")) throw new Unsupported(`measurement with ${type}`);
  const socket = new socketTypes[type]();
  session.measured.add(socket);
  if (!bind) socket.connect(endpointOf({ endpoint }));
  else await socket.bind(endpointOf({ endpoint }));
  if (bind && role === "sink") write({ ev: "measure", endpoint: socket.lastEndpoint });
  const ns = await (role === "sink" ? takeAll(socket, count) : sendAll(socket, count, Buffer.alloc(size)));
  session.measured.delete(socket);
  socket.close();
  return role === "sink" ? { count, ns } : {};
}

async function takeAll(pull, count) {
  await pull.receive();
  const start = process.hrtime.bigint();
  for (let received = 1; received < count; received++) await pull.receive();
  return Number(process.hrtime.bigint() - start);
}

async function sendAll(push, count, body) {
  for (let sent = 0; sent < count; sent++) await push.send(body);
}

// The session's life

async function reset() {
  const old = session;
  session = newSession();
  old.end(); // answers what waits
  const sockets = [...[...old.sockets.values()].map(({ socket }) => socket), ...old.measured];
  for (const socket of sockets) {
    if (socket.closed) continue;
    socket.linger = 0;
    socket.close();
  }
  const late = new Promise((resolve) => setTimeout(resolve, RESET_MS, 1).unref());
  const proxies = [...old.proxies.values()].map(endProxy);
  const left = await Promise.race([Promise.all([...proxies, ...old.watches]).then(() => 0), late]);
  return { leaked: { sockets: left, contexts: 0 } };
}

const operations = {
  hello: () => hello,
  bye: () => {},
  "context.new": newContext,
  "context.set": setInContext,
  "context.get": getFromContext,
  "socket.new": newSocket,
  "socket.close": closeSocket,
  "socket.set": onSocket(set),
  "socket.get": onSocket(get),
  bind: onSocket(bind),
  connect: onSocket(connect),
  unbind: onSocket(({ socket }, parameters) => socket.unbind(endpointOf(parameters))),
  disconnect: onSocket(({ socket }, parameters) => socket.disconnect(endpointOf(parameters))),
  send: onSocket(send),
  recv: onSocket(recv),
  flood: onSocket(flood),
  drain: onSocket(drain),
  poll: onSocket(poll),
  monitor: onSocket(monitor),
  "proxy.start": startProxy,
  "proxy.control": controlProxy,
  measure,
  cancel: () => {}, // a call that waits has no end but its own
};

async function perform(op, parameters) {
  try {
    if (op === "reset") return { ok: await reset() };
    if (!Object.hasOwn(operations, op)) throw new Unsupported(`operation ${op}`);
    const { over } = session;
    return { ok: (await Promise.race([operations[op](parameters), over])) ?? {} };
  } catch (error) {
    return replyTo(error);
  }
}

async function take(line) {
  let request;
  try {
    request = JSON.parse(line);
  } catch (error) {
    return write({ id: null, fault: { message: error.message } });
  }
  const { id, op, ...parameters } = request ?? {};
  if (!["number", "string"].includes(typeof id) || typeof op !== "string") {
    return write({ id: null, fault: { message: "a request needs an id and an op" } });
  }
  write({ id, ...(await perform(op, parameters)) });
  if (op === "bye") lines.close();
}

const lines = createInterface({ input: process.stdin });
lines.on("line", take);
lines.on("close", async () => {
  await reset();
  zmq.context.blocky = false;
  process.exit(0);
});
