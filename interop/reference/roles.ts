import type { Socket } from "../../src/index.ts";
import { type Latency, latencyOf } from "./latency.ts";
import type { Measurement, Mode } from "./measurement.ts";

/** As many messages as one batch has. */
const BATCH = 1000;
const WARM_UP_AT_MOST = 1000;

interface Sender {
  send(message: Buffer | Buffer[]): Promise<void>;
  trySend(message: Buffer | Buffer[]): boolean;
  sendMany(messages: Iterable<Buffer>): Promise<void>;
}

interface Receiver {
  receive(): Promise<Buffer[]>;
  tryReceive(): Buffer[] | undefined;
  receiveMany(limit: number): Promise<Buffer[][]>;
}

/** What a role has to tell when all its messages are moved. */
export interface Played {
  readonly count?: number;
  readonly ns?: number;
  readonly latency?: Latency;
}

/** Moves all the messages of a measurement over its sockets, which are open. */
export function play(measurement: Measurement, sockets: readonly Socket[]): Promise<Played> {
  const [socket] = sockets as unknown as readonly [Sender & Receiver];
  switch (measurement.role) {
    case "sink":
      return sink(measurement, sockets as unknown as readonly Receiver[]);
    case "source":
      return source(measurement, socket);
    case "ping":
      return ping(measurement, socket);
    case "echo":
      return echo(measurement, socket);
  }
}

async function sink({ count, mode }: Measurement, sockets: readonly Receiver[]): Promise<Played> {
  let start: bigint | undefined;
  await Promise.all(
    sockets.map(async (socket) => {
      await socket.receive();
      start ??= process.hrtime.bigint();
      await receiveAll[mode](socket, count - 1);
    }),
  );
  return { count: count * sockets.length, ns: Number(process.hrtime.bigint() - (start ?? 0n)) };
}

const receiveAll: Readonly<Record<Mode, (socket: Receiver, count: number) => Promise<void>>> = {
  async await(socket, count) {
    for (let received = 0; received < count; received++) await socket.receive();
  },
  async sync(socket, count) {
    for (let received = 0; received < count; received++) if (!socket.tryReceive()) await socket.receive();
  },
  async batch(socket, count) {
    for (let received = 0; received < count; )
      received += (await socket.receiveMany(Math.min(BATCH, count - received))).length;
  },
};

async function source(measurement: Measurement, socket: Sender & Receiver): Promise<Played> {
  const { type, size, topic, count, mode, sockets } = measurement;
  if (type === "XPUB") await awaitSubscriptions(socket, sockets);
  const body = Buffer.alloc(size);
  body.write(topic);
  await sendAll[mode](socket, body, count);
  return {};
}

async function awaitSubscriptions(socket: Receiver, count: number): Promise<void> {
  for (let seen = 0; seen < count; ) if ((await socket.receive())[0]?.[0] === 1) seen++;
}

const sendAll: Readonly<Record<Mode, (socket: Sender, body: Buffer, count: number) => Promise<void>>> = {
  async await(socket, body, count) {
    for (let sent = 0; sent < count; sent++) await socket.send(body);
  },
  async sync(socket, body, count) {
    for (let sent = 0; sent < count; sent++) if (!socket.trySend(body)) await socket.send(body);
  },
  async batch(socket, body, count) {
    const batch = new Array<Buffer>(BATCH).fill(body);
    for (let left = count; left > 0; left -= BATCH) await socket.sendMany(left < BATCH ? batch.slice(0, left) : batch);
  },
};

function warmUpOf({ count }: Measurement): number {
  return Math.min(WARM_UP_AT_MOST, Math.ceil(count / 10));
}

async function ping(measurement: Measurement, socket: Sender & Receiver): Promise<Played> {
  const { size, count, mode } = measurement;
  const body = Buffer.alloc(size);
  const samples = new Float64Array(count);
  let begin = 0;
  for (let trip = -warmUpOf(measurement); trip < count; trip++) {
    const start = performance.now();
    if (trip === 0) begin = start;
    if (mode !== "sync") {
      await socket.send(body);
      await socket.receive();
    } else {
      if (!socket.trySend(body)) await socket.send(body);
      if (!socket.tryReceive()) await socket.receive();
    }
    if (trip >= 0) samples[trip] = Math.round((performance.now() - start) * 1e6);
  }
  return { count, ns: Math.round((performance.now() - begin) * 1e6), latency: latencyOf(samples) };
}

async function echo(measurement: Measurement, socket: Sender & Receiver): Promise<Played> {
  const { mode } = measurement;
  for (let left = measurement.count + warmUpOf(measurement); left > 0; left--) {
    if (mode !== "sync") {
      await socket.send(await socket.receive());
    } else {
      const message = socket.tryReceive() ?? (await socket.receive());
      if (!socket.trySend(message)) await socket.send(message);
    }
  }
  return {};
}
