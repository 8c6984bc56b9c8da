// Messages: send, recv, flood, drain and poll, each on a socket that is held.
import { TimeIsUp, Unsupported } from "./answers.mjs";
import { octetsOf, reportOf } from "./frames.mjs";

const DRAINED_AT_MOST = 4 * 1024 * 1024;

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

export async function recv(held, parameters) {
  if (parameters.metadata) throw new Unsupported("the metadata of messages");
  return { frames: (await receive(held, parameters)).map(reportOf) };
}

function sendingOf(socket, message) {
  return { property: "sendTimeout", call: () => socket.send(message) };
}

export async function send({ socket }, parameters) {
  const message = parameters.frames.map(octetsOf);
  await patiently(socket, sendingOf(socket, message), parameters);
}

export async function flood({ socket }, { frames, limit, numbered }) {
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

export async function drain(held, { limit, timeoutMs }) {
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

export async function poll({ socket }, { events, timeoutMs }) {
  const end = performance.now() + timeoutMs;
  for (;;) {
    const ready = events.filter((event) => (event === "IN" ? socket.readable : socket.writable));
    if (ready.length > 0 || performance.now() >= end || socket.closed) return { events: ready };
    await new Promise((resolve) => setTimeout(resolve, 1)); // the API has no poll to wait in
  }
}
