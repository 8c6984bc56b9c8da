/**
 * The ceiling of `zmqspec bench`: framed messages over the plain sockets of Node.js, with nothing of ZeroMQ. It takes the
 * operations of interop/PROTOCOL.md that a measurement needs, and no other.
 */
import { createInterface } from "node:readline";
import { type Measurement, measure } from "./measure.ts";

const hello = {
  protocol: 1,
  driver: { name: "raw-tcp", version: "1" },
  implementation: { name: "raw TCP", version: process.version, language: "TypeScript" },
  capabilities: {
    sockets: [],
    transports: ["tcp", "ipc"],
    mechanisms: [],
    zmtp: [],
    options: {},
    contextOptions: {},
    monitor: [],
    features: ["measure"],
  },
};

const lines = createInterface({ input: process.stdin });
lines.on("line", (line) => void answer(JSON.parse(line)));
lines.on("close", () => process.exit(0));

async function answer({ id, op, ...parameters }: Record<string, unknown>): Promise<void> {
  write({ id, ...(await perform(op as string, parameters)) });
  if (op === "bye") lines.close();
}

async function perform(op: string, parameters: Record<string, unknown>): Promise<object> {
  switch (op) {
    case "hello":
      return { ok: hello };
    case "bye":
      return { ok: {} };
    case "measure":
      return perhaps({ sockets: 1, ...parameters } as unknown as Measurement);
    default:
      return { unsupported: { what: op } };
  }
}

async function perhaps(measurement: Measurement): Promise<object> {
  if (measurement.endpoint.startsWith("inproc:")) return { unsupported: { what: "inproc" } };
  try {
    return { ok: await measure(measurement, (endpoint) => write({ ev: "measure", endpoint })) };
  } catch (error) {
    return { fault: { message: `${error}` } };
  }
}

function write(message: object): void {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}
