import type { DriverSpec } from "../execute/worker-messages.ts";
import { HarnessError } from "../harness-error.ts";
import { type Layout, modulePath } from "../package-root.ts";
import { driverSpecOf, findPeer } from "../peers/registry.ts";
import type { Workload } from "./workload.ts";

/** A form of an API: a promise for each message, one call that does not wait for each, or as many messages a call as it takes. */
export type Mode = "await" | "sync" | "batch";

/** Something whose speed is measured: an implementation, and the way its API is used. */
export interface Contender {
  /** What --contender takes. */
  readonly id: string;
  /** How tables call it. */
  readonly title: string;
  /** Its name in interop/peers.json, or that of the ceiling. */
  readonly peer: string;
  readonly mode: Mode;
}

/** Framed octets over plain sockets of Node.js: what is left when there is no ZeroMQ. No implementation of it. */
export const CEILING = "raw-tcp";

/** The contenders, the unit of every ratio first: libzmq's own throughput from C. */
export const contenders: readonly Contender[] = [
  { id: "libzmq", title: "libzmq (C)", peer: "libzmq", mode: "batch" },
  { id: "zeromqjs", title: "zeromq.js, await", peer: "zeromqjs", mode: "await" },
  { id: "zeromq-ts-await", title: "zeromq-ts, await", peer: "reference-process", mode: "await" },
  { id: "zeromq-ts-sync", title: "zeromq-ts, sync", peer: "reference-process", mode: "sync" },
  { id: "zeromq-ts-batch", title: "zeromq-ts, batched", peer: "reference-process", mode: "batch" },
  { id: CEILING, title: "raw TCP (Node.js)", peer: CEILING, mode: "batch" },
];

/** The contenders of these ids. @throws HarnessError when there is none of an id */
export function findContenders(ids: readonly string[]): Contender[] {
  return ids.map((id) => {
    const found = contenders.find((contender) => contender.id === id);
    if (found !== undefined) return found;
    const known = contenders.map((contender) => contender.id).join(", ");
    throw new HarnessError(`--contender ${id}: there is no such contender`, `known are ${known}`);
  });
}

/** Whether a contender has something to do there: round trips come one by one, and the ceiling needs a network. */
export function takesPart({ id, peer }: Contender, workload: Workload, transport: string): boolean {
  if (peer === CEILING) return transport !== "inproc";
  return workload.kind === "throughput" || id !== "zeromq-ts-batch";
}

/** How the driver of a contender is started. @throws HarnessError when it is not built */
export function contenderSpec(layout: Layout, peer: string): DriverSpec {
  if (peer !== CEILING) return driverSpecOf(layout, findPeer(layout, peer));
  return {
    kind: "process",
    command: [process.execPath, ...process.execArgv, modulePath("interop/raw-tcp/driver.ts")],
  };
}
