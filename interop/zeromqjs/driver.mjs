// zeromq.js behind the driver protocol, for throughput only: it declares the feature `measure` and nothing else, and answers
// everything else with `unsupported`.
import { createInterface } from "node:readline";
import { Pull, Push, version } from "zeromq";

const hello = {
  protocol: 1,
  driver: { name: "zeromqjs", version: "0.1.0" },
  implementation: {
    name: "zeromq.js",
    version: `6.8.0 (libzmq ${version})`,
    language: "JavaScript",
    homepage: "https://github.com/zeromq/zeromq.js",
  },
  capabilities: {
    sockets: ["PULL", "PUSH"],
    transports: ["tcp", "ipc"],
    mechanisms: ["NULL"],
    zmtp: ["3.1"],
    options: {},
    contextOptions: {},
    monitor: [],
    features: ["measure"],
  },
};

const lines = createInterface({ input: process.stdin });
lines.on("line", (line) => void answer(JSON.parse(line)));
lines.on("close", () => process.exit(0));

async function answer({ id, op, ...parameters }) {
  write({ id, ...(await perform(op, parameters)) });
  if (op === "bye") lines.close();
}

async function perform(op, parameters) {
  if (op === "hello") return { ok: hello };
  if (op === "reset") return { ok: { leaked: { sockets: 0, contexts: 0 } } };
  if (op === "bye") return { ok: {} };
  if (op !== "measure") return { unsupported: { what: `operation ${op}` } };
  try {
    return { ok: await (parameters.role === "sink" ? sink(parameters) : source(parameters)) };
  } catch (error) {
    return { err: { code: error.code ?? "EINVAL", message: error.message } };
  }
}

async function sink({ endpoint, count }) {
  const pull = new Pull();
  await pull.bind(endpoint);
  write({ ev: "measure", endpoint: pull.lastEndpoint });
  await pull.receive();
  const start = process.hrtime.bigint();
  for (let received = 1; received < count; received++) await pull.receive();
  const ns = Number(process.hrtime.bigint() - start);
  pull.close();
  return { count, ns };
}

async function source({ endpoint, count, size }) {
  const push = new Push();
  push.connect(endpoint);
  const body = Buffer.alloc(size);
  for (let sent = 0; sent < count; sent++) await push.send(body);
  push.close();
  return {};
}

function write(message) {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}
