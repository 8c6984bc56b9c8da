import { rmSync } from "node:fs";
import { type AddressInfo, connect, createServer, type NetConnectOpts, type Socket } from "node:net";

/** Where a measurement happens. */
export interface Place {
  endpoint: string;
  bind: boolean;
  /** How many connections it has. */
  sockets: number;
}

/** The connections of a measurement, and what ends them. */
export interface Connections {
  sockets: Socket[];
  close(): void;
}

/** Binds and waits for all peers, or connects. `bound` hears where it is bound. */
export function open(place: Place, bound: (endpoint: string) => void): Promise<Connections> {
  return place.bind ? accept(place, bound) : dial(place);
}

function accept({ endpoint, sockets: wanted }: Place, bound: (endpoint: string) => void): Promise<Connections> {
  return new Promise((resolve, reject) => {
    const sockets: Socket[] = [];
    const address = addressOf(endpoint);
    const server = createServer({ noDelay: true }, (socket) => {
      sockets.push(prepared(socket));
      if (sockets.length < wanted) return;
      server.close();
      if ("path" in address) rmSync(address.path as string, { force: true });
      resolve(connections(sockets));
    });
    server.on("error", reject);
    server.listen(address, () => {
      bound("path" in address ? endpoint : `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`);
    });
  });
}

async function dial({ endpoint, sockets: wanted }: Place): Promise<Connections> {
  const sockets = await Promise.all(Array.from({ length: wanted }, () => dialOne(endpoint)));
  return connections(sockets);
}

function dialOne(endpoint: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = prepared(connect({ ...addressOf(endpoint), noDelay: true }));
    socket.once("connect", () => resolve(socket));
    socket.once("error", reject);
  });
}

/** An error is told by the close that follows it. */
function prepared(socket: Socket): Socket {
  return socket.on("error", () => {});
}

function connections(sockets: Socket[]): Connections {
  return {
    sockets,
    close: () => {
      for (const socket of sockets) socket.destroy();
    },
  };
}

function addressOf(endpoint: string): NetConnectOpts {
  if (endpoint.startsWith("ipc://")) return { path: endpoint.slice("ipc://".length) };
  const { hostname, port } = new URL(endpoint.replace(/:\*$/, ":0"));
  return { host: hostname, port: Number(port) };
}
