import { HarnessError } from "../harness-error.ts";

/** One end of a measurement: its role and socket type, as the operation `measure` of the drivers takes them. */
interface End {
  readonly role: "sink" | "source" | "ping" | "echo";
  readonly type: string;
}

/** Which sockets are measured, and what is counted. */
export interface Workload {
  /** What --pattern takes. */
  readonly name: string;
  readonly title: string;
  /** Messages are counted at a sink, round trips at a ping. */
  readonly kind: "throughput" | "round-trip";
  /** The end that takes the time. */
  readonly meter: End;
  readonly partner: End;
  readonly binder: "meter" | "partner";
  /** How many subscribers the meter is, and what they subscribe to. */
  readonly fan?: { readonly sockets: number; readonly topic: string };
}

const subscriber: End = { role: "sink", type: "SUB" };
const publisher: End = { role: "source", type: "XPUB" };

/** Every workload, in the order of the tables. Whoever has many peers in a program binds. */
export const workloads: readonly Workload[] = [
  {
    name: "push-pull",
    title: "PUSH/PULL",
    kind: "throughput",
    meter: { role: "sink", type: "PULL" },
    partner: { role: "source", type: "PUSH" },
    binder: "meter",
  },
  {
    name: "pub-sub",
    title: "PUB/SUB, 1 subscriber",
    kind: "throughput",
    meter: subscriber,
    partner: publisher,
    binder: "partner",
    fan: { sockets: 1, topic: "" },
  },
  {
    name: "pub-sub-100",
    title: "PUB/SUB, 100 subscribers to a topic",
    kind: "throughput",
    meter: subscriber,
    partner: publisher,
    binder: "partner",
    fan: { sockets: 100, topic: "news" },
  },
  {
    name: "dealer-router",
    title: "DEALER/ROUTER",
    kind: "throughput",
    meter: { role: "sink", type: "ROUTER" },
    partner: { role: "source", type: "DEALER" },
    binder: "meter",
  },
  {
    name: "req-rep",
    title: "REQ/REP round trips",
    kind: "round-trip",
    meter: { role: "ping", type: "REQ" },
    partner: { role: "echo", type: "REP" },
    binder: "partner",
  },
  {
    name: "dealer-router-echo",
    title: "DEALER/ROUTER round trips",
    kind: "round-trip",
    meter: { role: "ping", type: "DEALER" },
    partner: { role: "echo", type: "ROUTER" },
    binder: "partner",
  },
];

/** The workloads of these names. @throws HarnessError when there is none of a name */
export function findWorkloads(names: readonly string[]): Workload[] {
  return names.map((name) => {
    const found = workloads.find((workload) => workload.name === name);
    if (found !== undefined) return found;
    const known = workloads.map((workload) => workload.name).join(", ");
    throw new HarnessError(`--pattern ${name}: there is no such pattern`, `known are ${known}`);
  });
}

/** How many messages the meter counts for each one that its partner sends. */
export function fanOut(workload: Workload): number {
  return workload.fan?.sockets ?? 1;
}
