import { Pull, Push } from "../../src/index.ts";
import { NotSupported, type Parameters } from "./answer.ts";

/** As many messages as one batch has. */
const BATCH = 1000;

interface Measurement {
  readonly endpoint: string;
  readonly bind: boolean;
  readonly size: number;
  readonly count: number;
  readonly mode: "await" | "batch";
}

/** Sends or counts messages as fast as it can, as libzmq's remote_thr and local_thr do. `bound` hears of the endpoint. */
export async function measure(parameters: Parameters, bound: (endpoint: string) => void): Promise<object> {
  const { role, type, mode = "batch" } = parameters;
  const measurement = { ...parameters, mode } as unknown as Measurement;
  if (role === "sink" && type === "PULL") return sink(measurement, bound);
  if (role === "source" && type === "PUSH") return source(measurement, bound);
  throw new NotSupported(`measuring ${String(type)} as ${String(role)}`);
}

async function sink(measurement: Measurement, bound: (endpoint: string) => void): Promise<object> {
  const pull = new Pull();
  await open(pull, measurement, bound);
  await pull.receive();
  const start = process.hrtime.bigint();
  await (measurement.mode === "await"
    ? countEach(pull, measurement.count - 1)
    : countMany(pull, measurement.count - 1));
  const ns = Number(process.hrtime.bigint() - start);
  pull.close();
  return { count: measurement.count, ns };
}

async function countEach(pull: Pull, count: number): Promise<void> {
  for (let received = 0; received < count; received++) await pull.receive();
}

async function countMany(pull: Pull, count: number): Promise<void> {
  for (let received = 0; received < count; )
    received += (await pull.receiveMany(Math.min(BATCH, count - received))).length;
}

async function source(measurement: Measurement, bound: (endpoint: string) => void): Promise<object> {
  const push = new Push();
  await open(push, measurement, bound);
  const body = Buffer.alloc(measurement.size);
  if (measurement.mode === "await") {
    for (let sent = 0; sent < measurement.count; sent++) await push.send(body);
  } else {
    const batch = new Array<Buffer>(BATCH).fill(body);
    for (let left = measurement.count; left > 0; left -= BATCH)
      await push.sendMany(left < BATCH ? batch.slice(0, left) : batch);
  }
  const { events } = push;
  push.close();
  // The last event comes when nothing lingers any more.
  for await (const event of events) if (event.type === "end") break;
  return {};
}

async function open(socket: Pull | Push, measurement: Measurement, bound: (endpoint: string) => void): Promise<void> {
  if (!measurement.bind) return socket.connect(measurement.endpoint);
  await socket.bind(measurement.endpoint);
  bound(socket.lastEndpoint ?? "");
}
