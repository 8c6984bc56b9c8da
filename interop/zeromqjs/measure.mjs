// Measurements: what the two ends do, a promise for each message.
//
// They use the default context, for none can be ended in this API: inproc works between them, and a source answers when
// its messages are handed over, not when they have left.
import { Unsupported, write } from "./answers.mjs";
import { endpointOf, socketTypes } from "./capabilities.mjs";

const WARM_UP_AT_MOST = 1000;

const roles = {
  sink: { types: ["PULL", "SUB", "ROUTER"], play: sink },
  source: { types: ["PUSH", "XPUB", "DEALER"], play: source },
  ping: { types: ["REQ", "DEALER"], play: ping },
  echo: { types: ["REP", "ROUTER"], play: echo },
};

/** Carries out `measure`. As long as it lasts its sockets are in `measured`: who closes them ends it. */
export async function measure(parameters, measured) {
  const measurement = { sockets: 1, topic: "", ...parameters };
  check(measurement);
  const sockets = [];
  let isDone = false;
  try {
    for (let left = measurement.type === "SUB" ? measurement.sockets : 1; left > 0; left--) {
      const socket = new socketTypes[measurement.type]();
      sockets.push(socket);
      measured.add(socket);
      await open(socket, measurement);
    }
    const left = mustStay(measurement) ? departures(sockets[0], measurement.sockets) : undefined;
    const told = await roles[measurement.role].play(measurement, sockets);
    await left;
    isDone = true;
    return told;
  } finally {
    for (const socket of sockets) {
      measured.delete(socket);
      close(socket, isDone);
    }
  }
}

function check({ role, type, bind, size, count, sockets, topic }) {
  if (!roles[role]?.types.includes(type)) throw new Unsupported(`measuring ${type} as ${role}`);
  if (!(count >= 1 && sockets >= 1 && size >= Buffer.byteLength(topic))) {
    throw new Error("size, count and sockets must be numbers, and a topic no longer than size");
  }
  if (sockets > 1 && type !== "XPUB" && (type !== "SUB" || bind)) {
    throw new Unsupported(`measuring several ${type} that ${bind ? "bind" : "connect"}`);
  }
}

async function open(socket, { type, topic, bind, endpoint }) {
  if (type === "SUB") socket.subscribe(topic);
  if (type === "XPUB") Object.assign(socket, { verbosity: "allSubs", noDrop: true });
  if (!bind) return socket.connect(endpointOf({ endpoint }));
  await socket.bind(endpointOf({ endpoint }));
  write({ ev: "measure", endpoint: socket.lastEndpoint });
}

/**
 * Whether a source has to wait for its peers to leave: the end of an ipc connection makes libzmq forget what a receiver at its
 * high-water mark has not read (divergence C105).
 */
function mustStay({ role, endpoint }) {
  return role === "source" && endpoint.startsWith("ipc:");
}

/** Waits until that many peers have left, or the socket is closed. */
async function departures(socket, peers) {
  let left = peers;
  for await (const { type } of socket.events) {
    if (type === "disconnect") left--;
    if (left === 0 || type === "end") return;
  }
}

function close(socket, lingers) {
  if (socket.closed) return;
  if (!lingers) socket.linger = 0;
  socket.close();
}

async function sink({ count }, sockets) {
  let start;
  await Promise.all(
    sockets.map(async (socket) => {
      await socket.receive();
      start ??= process.hrtime.bigint();
      for (let received = 1; received < count; received++) await socket.receive();
    }),
  );
  return { count: count * sockets.length, ns: Number(process.hrtime.bigint() - start) };
}

async function source({ type, size, topic, count, sockets }, [socket]) {
  if (type === "XPUB") await awaitSubscriptions(socket, sockets);
  const body = Buffer.alloc(size);
  body.write(topic);
  const send = type === "XPUB" ? publish : (one, message) => one.send(message);
  for (let sent = 0; sent < count; sent++) await send(socket, body);
}

/** With noDrop a full subscriber fails the send at once, and nothing tells when there is room: it is tried each turn. */
async function publish(publisher, body) {
  for (;;) {
    try {
      return await publisher.send(body);
    } catch (error) {
      if (error.code !== "EAGAIN" || publisher.closed) throw error;
      await new Promise(setImmediate);
    }
  }
}

async function awaitSubscriptions(publisher, count) {
  for (let seen = 0; seen < count; ) if ((await publisher.receive())[0][0] === 1) seen++;
}

function warmUpOf({ count }) {
  return Math.min(WARM_UP_AT_MOST, Math.ceil(count / 10));
}

async function ping(measurement, [socket]) {
  const { size, count } = measurement;
  const body = Buffer.alloc(size);
  const samples = new Float64Array(count);
  let begin = 0;
  for (let trip = -warmUpOf(measurement); trip < count; trip++) {
    const start = performance.now();
    if (trip === 0) begin = start;
    await socket.send(body);
    await socket.receive();
    if (trip >= 0) samples[trip] = Math.round((performance.now() - start) * 1e6);
  }
  return { count, ns: Math.round((performance.now() - begin) * 1e6), latency: latencyOf(samples) };
}

async function echo(measurement, [socket]) {
  for (let left = measurement.count + warmUpOf(measurement); left > 0; left--) {
    await socket.send(await socket.receive());
  }
}

/** Nearest ranks. */
function latencyOf(samples) {
  samples.sort();
  const rank = (thousandths) => samples[Math.ceil((samples.length * thousandths) / 1000) - 1];
  return { p50: rank(500), p99: rank(990), p999: rank(999), max: rank(1000) };
}
