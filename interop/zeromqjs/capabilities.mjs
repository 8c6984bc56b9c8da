// What zeromq.js has: the answer to hello, and the tables behind it.
import * as zmq from "zeromq";
import * as draft from "zeromq/draft.js";
import { Unsupported } from "./answers.mjs";
import { contextOptions, socketOptions } from "./options.mjs";

/** The classes by the names of the socket types. */
export const socketTypes = {
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

/** The events by libzmq's names. */
export const eventNames = {
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

/** The answer to hello. */
export const hello = {
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

/** The endpoint of a request, unless its transport is one that this build does not have. */
export function endpointOf({ endpoint }) {
  const [, scheme] = /^([^:]+):\/\//.exec(endpoint) ?? [];
  if (transportsElsewhere.includes(scheme) && !transports.includes(scheme))
    throw new Unsupported(`transport ${scheme}`);
  return endpoint;
}
