import type { Reply } from "../../steps/driver/driver.ts";
import type { ProcessDriver } from "../../steps/driver/process-driver.ts";
import { Unsupported } from "../../steps/verdict.ts";
import type { Mode } from "./contender.ts";
import { watchCost } from "./process-cost.ts";
import { fanOut, type Workload } from "./workload.ts";

/** How long round trips took, in nanoseconds. */
export interface Latency {
  readonly p50: number;
  readonly p99: number;
  readonly p999: number;
  readonly max: number;
}

/** What one measurement came to. */
export interface Sample {
  /** Messages that arrived, or round trips, in a second. */
  readonly perSecond: number;
  /** How long was measured. */
  readonly ns: number;
  readonly latency?: Latency;
  /** Processor time of both processes for a message or a round trip, in nanoseconds. */
  readonly cpuNs?: number;
  /** The most memory that both processes had resident, in octets. */
  readonly peakBytes?: number;
}

/** The drivers at both ends; one driver is both over inproc. */
export interface Ends {
  readonly meter: ProcessDriver;
  readonly partner: ProcessDriver;
}

/** One measurement to carry out. */
export interface Task {
  readonly workload: Workload;
  readonly size: number;
  readonly count: number;
  readonly mode: Mode;
  /** What the binder binds to. */
  readonly endpoint: string;
  /** How long it may take before it is given up. */
  readonly limitMs: number;
}

/**
 * Carries out one measurement. When it rejects, both drivers may still be at it.
 * @throws Unsupported when a driver does not know such a measurement, Error when it fails in another way.
 */
export async function measure(ends: Ends, task: Task): Promise<Sample> {
  const pids = [...new Set([ends.meter.pid, ends.partner.pid])].filter((pid) => pid !== undefined);
  const endWatch = watchCost(pids);
  const { binder } = task.workload;
  const connector = binder === "meter" ? "partner" : "meter";
  const bound = endpointOf(ends[binder]);
  const first = perform(ends, binder, task);
  try {
    const endpoint = await Promise.race([bound.endpoint, first.then(refuseEarlyEnd)]);
    const second = perform(ends, connector, { ...task, endpoint });
    const [one, other] = await Promise.all([first, second]);
    const cost = endWatch?.();
    return sampleOf(task, binder === "meter" ? one : other, cost);
  } finally {
    bound.stop();
  }
}

function endpointOf(driver: ProcessDriver): { endpoint: Promise<string>; stop: () => void } {
  let stop = (): void => {};
  const endpoint = new Promise<string>((resolve) => {
    stop = driver.onMeasureEndpoint(resolve);
  });
  return { endpoint, stop: () => stop() };
}

function refuseEarlyEnd(): never {
  throw new Error("the end that binds had finished before the other one was there");
}

async function perform(ends: Ends, side: keyof Ends, task: Task): Promise<Record<string, unknown>> {
  const { workload, size, count, mode, endpoint, limitMs } = task;
  const { role, type } = workload[side];
  const bind = workload.binder === side;
  const parameters = { role, type, endpoint, bind, size, count, mode, ...workload.fan };
  return succeeded(await ends[side].call("measure", parameters, limitMs), `${role} with ${type}`);
}

function succeeded(reply: Reply, what: string): Record<string, unknown> {
  if ("ok" in reply) return reply.ok;
  if ("unsupported" in reply) throw new Unsupported(`${what}: ${reply.unsupported.what}`);
  throw new Error(`${what}: ${JSON.stringify(reply)}`);
}

/** A sink counts from the first message on, so that one message is not in the time; a ping times all of its round trips. */
function sampleOf(
  { workload, count }: Task,
  measured: Record<string, unknown>,
  cost: { cpuNs: number; peakBytes: number } | undefined,
): Sample {
  const { ns, latency } = measured as { ns: number; latency?: Latency };
  const isRoundTrip = workload.kind === "round-trip";
  const counted = isRoundTrip ? count : count * fanOut(workload) - 1;
  const done = isRoundTrip ? count + Math.min(1000, Math.ceil(count / 10)) : count * fanOut(workload);
  return {
    perSecond: counted / (Math.max(ns, 1) / 1e9),
    ns,
    ...(latency && { latency }),
    ...(cost && { cpuNs: cost.cpuNs / done, peakBytes: cost.peakBytes }),
  };
}
