// A driver for zeromq.js: the operations of interop/PROTOCOL.md, one JSON object per line on stdin and stdout.
//
// Operations on one socket run one after the other in a chain of promises. A timeoutMs is set as the socket's own
// receiveTimeout or sendTimeout for the call, and DONTWAIT is the timeout 0. The default context is the library's own.
// Contexts cannot be shut down or terminated in this API; an abandoned one is left to the garbage collector.
import { createInterface } from "node:readline";
import * as zmq from "zeromq";
import { checked, Refused, replyTo, Unsupported, write } from "./answers.mjs";
import { endpointOf, eventNames, hello, socketTypes } from "./capabilities.mjs";
import { octetsOf, reportOf } from "./frames.mjs";
import { measure } from "./measure.mjs";
import { drain, flood, poll, recv, send } from "./messages.mjs";
import {
  contextOptions,
  contextProperties,
  getOption,
  setContextOption,
  setOption,
  socketOptions,
} from "./options.mjs";

const RESET_MS = 2000;

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

function monitor(held) {
  held.isWatched = true;
  session.watches.push(watch(held.socket, (event) => show(held.name, event)));
}

/** Reads the events of a socket to their end, which comes when the library has done with it. */
async function watch({ events }, report) {
  for (let type; type !== "end"; ) {
    const event = await events.receive().catch(() => undefined);
    if (!event) return;
    type = event.type;
    report(event);
  }
}

function show(socket, { type, address, interval, error }) {
  const value = interval ?? error?.status ?? error?.code;
  const shown = { ev: "monitor", socket, event: eventNames[type], value, endpoint: address };
  if (shown.event) write(shown);
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

// The session's life

async function reset() {
  const old = session;
  session = newSession();
  old.end(); // answers what waits
  for (const socket of old.measured) discard(socket);
  // libzmq closes in a thread of its own: before the end of the events endpoints may be taken. A full context has no room
  // for somebody who reads them.
  const ends = [...old.sockets.values()].filter(({ socket, isWatched }) => !socket.closed && !isWatched);
  const watches = [...old.watches, ...ends.map(({ socket }) => watch(socket, () => {}).catch(() => {}))];
  for (const { socket } of old.sockets.values()) discard(socket);
  const late = new Promise((resolve) => setTimeout(resolve, RESET_MS, 1).unref());
  const proxies = [...old.proxies.values()].map(endProxy);
  const left = await Promise.race([Promise.all([...proxies, ...watches]).then(() => 0), late]);
  return { leaked: { sockets: left, contexts: 0 } };
}

function discard(socket) {
  if (socket.closed) return;
  socket.linger = 0;
  socket.close();
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
  measure: (parameters) => measure(parameters, session.measured),
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
