const MIB = 2 ** 20;

/** The octets that the program holds: JavaScript objects and what lies outside of the heap, after a garbage collection. */
export function heldOctets(): number {
  const collect = (globalThis as { gc?: () => void }).gc;
  if (collect === undefined) throw new Error("Expected to be run with --expose-gc");
  // What a first collection finalizes is freed by the next. `external` has the array buffers in it.
  for (let round = 0; round < 3; round++) collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** What the system has given to the process, in MiB. */
export function residentMib(): number {
  return process.memoryUsage.rss() / MIB;
}

/** The most that the system has ever given to the process, in MiB. */
export function peakMib(): number {
  return (process.resourceUsage().maxRSS * 1024) / MIB;
}
