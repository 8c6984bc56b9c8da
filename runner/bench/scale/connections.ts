import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { cpuMs, quiet, until } from "./event-loop.ts";
import type { ScaleLibrary } from "./library.ts";
import { heldOctets, residentMib } from "./memory.ts";
import type { FarCalls, FarSide, Figures, ScaleTask } from "./scale-task.ts";

const BACKLOG = 4096;
/** Messages of each peer that wait when the receiver begins to read. */
const WAITING = 20;
const KIB = 1024;

/** What n connections cost a plain server of Node.js: octets that each holds, and milliseconds for all of them to come. */
async function plainCost(n: number, far: FarSide): Promise<{ octets: number; ms: number }> {
  const sockets: Socket[] = [];
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.push(socket);
    socket.on("data", ignore);
    socket.on("error", ignore);
    socket.on("close", ignore);
  });
  await new Promise<void>((resolve) => server.listen({ host: "127.0.0.1", port: 0, backlog: BACKLOG }, resolve));
  const before = heldOctets();
  const cpu = process.cpuUsage();
  void far("connectPlain", (server.address() as AddressInfo).port);
  await until(() => sockets.length === n);
  const ms = cpuMs(cpu);
  await quiet();
  const octets = (heldOctets() - before) / n;
  for (const socket of sockets) socket.destroy();
  server.close();
  await far("closePlain");
  await quiet();
  return { octets, ms };
}

function ignore(): void {}

/** How evenly the first half of what waits was taken from n peers: the smallest share by the largest. */
function evenness(senders: readonly number[], n: number): number {
  const shares = new Array<number>(n).fill(0);
  for (const sender of senders) (shares[sender] as number)++;
  return Math.min(...shares) / Math.max(...shares);
}

async function near(library: ScaleLibrary, n: number, far: FarSide): Promise<Figures> {
  const plain = await plainCost(n, far);
  const pull = new library.Pull({ backlog: BACKLOG });
  await pull.bind("tcp://127.0.0.1:*");
  const before = heldOctets();
  const cpu = process.cpuUsage();
  void far("connect", pull.lastEndpoint as string);
  let greeted = 0;
  const connecting = await until(() => {
    while (pull.tryReceive() !== undefined) greeted++;
    return greeted === n;
  });
  const connectMs = cpuMs(cpu);
  await quiet();
  const each = (heldOctets() - before) / n;
  await far("send");
  await quiet();
  const senders: number[] = [];
  const reading = process.cpuUsage();
  for (let message = pull.tryReceive(); message !== undefined; message = pull.tryReceive()) {
    senders.push((message[0] as Buffer).readUInt32LE());
  }
  const ns = (cpuMs(reading) * 1e6) / senders.length;
  if (senders.length !== n * WAITING) throw new Error(`Expected ${n * WAITING} messages, got ${senders.length}`);
  await quiet();
  return {
    "plain KiB each": plain.octets / KIB,
    "KiB each": each / KIB,
    "KiB beyond": (each - plain.octets) / KIB,
    "after traffic": ((heldOctets() - before) / n - plain.octets) / KIB,
    "resident MiB": residentMib(),
    "plain connect CPU us": (plain.ms * 1000) / n,
    "connect CPU us": (connectMs * 1000) / n,
    "connect ms": connecting.ms,
    "longest pause ms": connecting.pauseMs,
    "least/most share": evenness(senders.slice(0, (n * WAITING) / 2), n),
    "receive CPU ns": ns,
  };
}

function far({ Context, Push }: ScaleLibrary, n: number): FarCalls {
  const context = new Context({ maxSockets: 65535 });
  const plain: Socket[] = [];
  const peers: InstanceType<typeof Push>[] = [];
  return {
    connectPlain(port: number) {
      for (let i = 0; i < n; i++) plain.push(connect(port, "127.0.0.1").on("error", ignore));
    },
    async closePlain() {
      for (const socket of plain) socket.destroy();
      await until(() => plain.every((socket) => socket.closed));
    },
    connect(endpoint: string) {
      for (let i = 0; i < n; i++) {
        const peer = new Push({ context });
        peers.push(peer);
        peer.connect(endpoint);
        peer.trySend("here");
      }
    },
    async send() {
      for (const [i, peer] of peers.entries()) {
        const body = Buffer.alloc(16);
        body.writeUInt32LE(i);
        for (let count = 0; count < WAITING; count++) peer.trySend(body);
      }
      await quiet();
    },
  };
}

/** One PULL with n peers. */
export const connections: ScaleTask = {
  name: "connections",
  title: "connections to one socket",
  sizes: [100, 1000, 10_000],
  files: (n) => n,
  near,
  far,
};
