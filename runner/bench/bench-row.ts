import type { Contender, Mode } from "./contender.ts";
import type { Latency, Sample } from "./measurement.ts";
import type { Measured } from "./rounds.ts";
import { median, spread } from "./statistics.ts";

/** What is measured at once: one workload over one transport with messages of one size. */
export interface Setting {
  /** The name of the workload. */
  readonly pattern: string;
  readonly transport: string;
  readonly size: number;
}

/** What one contender came to in one setting. */
export interface BenchRow extends Setting {
  /** The id of the contender. */
  readonly contender: string;
  readonly title: string;
  readonly peer: string;
  readonly mode: Mode;
  /** Messages that arrived, or round trips, in a second, one sample a round; empty where nothing could be measured. */
  readonly samples: readonly number[];
  /** Their median, and the distance between their quartiles as a part of it. */
  readonly perSecond?: number;
  readonly spread?: number;
  /** Medians over the rounds, in nanoseconds, of the round trip; of workloads with round trips alone. */
  readonly latency?: Latency;
  /** Processor time of both ends for a message or a round trip, in nanoseconds: a median. */
  readonly cpuNs?: number;
  /** The most memory that both ends had resident, in octets: a median. */
  readonly peakBytes?: number;
  /** Why single measurements failed. */
  readonly failures?: readonly string[];
  /** What the contender does not know, where it does not. */
  readonly unsupported?: string;
}

/** The row of what was measured of a contender. */
export function rowOf(setting: Setting, { id, ...contender }: Contender, measured: Measured): BenchRow {
  const { samples, failures, unsupported } = measured;
  const rates = samples.map(({ perSecond }) => perSecond);
  const row = { contender: id, ...contender, ...setting, samples: rates.map(Math.round) };
  return {
    ...row,
    ...(rates.length === 0 ? {} : { perSecond: Math.round(median(rates)), spread: Number(spread(rates).toFixed(3)) }),
    ...latencyOf(samples),
    ...medianOf("cpuNs", samples),
    ...medianOf("peakBytes", samples),
    ...(failures.length === 0 ? {} : { failures }),
    ...(unsupported === undefined ? {} : { unsupported }),
  };
}

function latencyOf(samples: readonly Sample[]): { latency?: Latency } {
  const all = samples.flatMap(({ latency }) => latency ?? []);
  if (all.length === 0) return {};
  const middle = (of: keyof Latency) => Math.round(median(all.map((latency) => latency[of])));
  return { latency: { p50: middle("p50"), p99: middle("p99"), p999: middle("p999"), max: middle("max") } };
}

function medianOf<Name extends "cpuNs" | "peakBytes">(
  name: Name,
  samples: readonly Sample[],
): { [name in Name]?: number } {
  const values = samples.flatMap((sample) => sample[name] ?? []);
  return (values.length === 0 ? {} : { [name]: Math.round(median(values)) }) as { [name in Name]?: number };
}
