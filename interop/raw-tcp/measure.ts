import { once } from "node:events";
import type { Socket } from "node:net";
import { type Connections, open, type Place } from "./connections.ts";
import { FrameCounter, FrameWriter, frameLength } from "./framing.ts";

/** A request to measure, as the drivers take it; the type of the socket is left out, for here is none. */
export interface Measurement extends Place {
  role: "sink" | "source" | "ping" | "echo";
  size: number;
  count: number;
}

const roles = { sink, source, ping, echo };

/** Carries out one end of a measurement. `bound` hears where it is bound. */
export async function measure(measurement: Measurement, bound: (endpoint: string) => void): Promise<object> {
  const opened = await open(measurement, bound);
  try {
    return await roles[measurement.role](opened, measurement);
  } finally {
    opened.close();
  }
}

async function sink({ sockets }: Connections, { count }: Measurement): Promise<object> {
  const all = count * sockets.length;
  let start = 0n;
  const begin = () => {
    if (start === 0n) start = process.hrtime.bigint();
  };
  for (const socket of sockets) socket.once("data", begin);
  await readAll(sockets, all);
  return { count: all, ns: Number(process.hrtime.bigint() - start) };
}

/** Reads so many frames from all of the sockets together. */
function readAll(sockets: readonly Socket[], count: number): Promise<void> {
  return new Promise((resolve, reject) => {
    let frames = 0;
    for (const socket of sockets) {
      const counter = new FrameCounter();
      socket.on("data", (chunk) => {
        frames += counter.count(chunk as Buffer);
        if (frames >= count) resolve();
      });
      socket.on("close", () => reject(new Error("the peer went away")));
    }
  });
}

/** Ends when the peer has read everything: it closes then. */
async function source({ sockets }: Connections, { size, count }: Measurement): Promise<object> {
  const closed = Promise.all(sockets.map((socket) => once(socket.resume(), "close")));
  await new FrameWriter(sockets, Buffer.alloc(size)).write(count);
  await closed;
  return {};
}

/** How many round trips are made before those that are counted. */
function warmUp(count: number): number {
  return Math.min(1000, Math.ceil(count / 10));
}

async function ping({ sockets }: Connections, { size, count }: Measurement): Promise<object> {
  const writer = new FrameWriter(sockets, Buffer.alloc(size));
  const samples = new Float64Array(count);
  const [socket] = sockets as [Socket];
  const arrivals = arrivalsOf(socket, frameLength(size));
  const trip = async (): Promise<void> => {
    const arrived = arrivals.next();
    await writer.write(1);
    await arrived;
  };
  for (let left = warmUp(count); left > 0; left--) await trip();
  const start = process.hrtime.bigint();
  for (let done = 0; done < count; done++) {
    const before = process.hrtime.bigint();
    await trip();
    samples[done] = Number(process.hrtime.bigint() - before);
  }
  return { count, ns: Number(process.hrtime.bigint() - start), latency: latencyOf(samples.sort()) };
}

/** Resolves each time that a message of this length has come. */
function arrivalsOf(socket: Socket, length: number): { next(): Promise<void> } {
  let octets = 0;
  let waiting = (): void => {};
  socket.on("data", (chunk) => {
    octets += chunk.length;
    if (octets < length) return;
    octets -= length;
    waiting();
  });
  return {
    next: () =>
      new Promise((resolve) => {
        waiting = resolve;
      }),
  };
}

function latencyOf(sorted: Float64Array): object {
  const at = (fraction: number) => sorted[Math.max(0, Math.ceil(sorted.length * fraction) - 1)];
  return { p50: at(0.5), p99: at(0.99), p999: at(0.999), max: at(1) };
}

async function echo({ sockets }: Connections, { size, count }: Measurement): Promise<object> {
  const writer = new FrameWriter(sockets, Buffer.alloc(size));
  const [socket] = sockets as [Socket];
  const closed = once(socket, "close");
  const length = frameLength(size);
  let octets = 0;
  let answered = 0;
  socket.on("data", (chunk) => {
    for (octets += chunk.length; octets >= length; octets -= length) {
      answered++;
      void writer.write(1).catch(() => {}); // A peer that went away is told by the close.
    }
  });
  await closed;
  if (answered < count + warmUp(count)) throw new Error("the peer went away");
  return {};
}
