import { NotSupported, type Parameters } from "./answer.ts";

/** Which form of the API moves the messages: a promise for each, none as long as there is no need, or one for many. */
export type Mode = "await" | "sync" | "batch";

/** What is to be measured: the parameters of `measure`, with their defaults. */
export interface Measurement {
  readonly role: keyof typeof types;
  readonly type: string;
  readonly endpoint: string;
  readonly bind: boolean;
  readonly size: number;
  readonly count: number;
  readonly mode: Mode;
  /** How many sockets receive; of an XPUB, how many it awaits. */
  readonly sockets: number;
  readonly topic: string;
}

const types = {
  sink: ["PULL", "SUB", "ROUTER"],
  source: ["PUSH", "XPUB", "DEALER"],
  ping: ["REQ", "DEALER"],
  echo: ["REP", "ROUTER"],
};

/** Reads the parameters. @throws NotSupported; Error for what is no measurement at all */
export function measurementOf(parameters: Parameters): Measurement {
  const measurement = { mode: "batch", sockets: 1, topic: "", ...parameters } as unknown as Measurement;
  const { role, type, bind, size, count, sockets, topic } = measurement;
  if (!types[role]?.includes(type)) throw new NotSupported(`measuring ${String(type)} as ${String(role)}`);
  if (!(count >= 1 && sockets >= 1 && size >= Buffer.byteLength(topic))) {
    throw new Error("size, count and sockets must be numbers, and a topic no longer than size");
  }
  if (sockets > 1 && type !== "XPUB" && (type !== "SUB" || bind)) {
    throw new NotSupported(`measuring several ${type} that ${bind ? "bind" : "connect"}`);
  }
  return measurement;
}
