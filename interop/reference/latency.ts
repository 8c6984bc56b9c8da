/** How long round trips took, in nanoseconds: nearest ranks. */
export interface Latency {
  readonly p50: number;
  readonly p99: number;
  readonly p999: number;
  readonly max: number;
}

/** Sorts the samples, of which there is one at least. */
export function latencyOf(samples: Float64Array): Latency {
  samples.sort();
  const rank = (thousandths: number) => samples[Math.ceil((samples.length * thousandths) / 1000) - 1] as number;
  return { p50: rank(500), p99: rank(990), p999: rank(999), max: rank(1000) };
}
