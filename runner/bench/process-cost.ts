import { readFileSync, writeFileSync } from "node:fs";

/** What processes took while they were watched. */
export interface Cost {
  /** Of all processors, in nanoseconds. */
  readonly cpuNs: number;
  /** The most memory that was resident, of all processes together, in octets. */
  readonly peakBytes: number;
}

/** Linux tells times to programs in hundredths of a second, whatever its own clock does. */
const TICK_NS = 1e7;

/**
 * Begins to watch processes; the returned function ends that. `undefined` where the system has no /proc, or does not let the
 * peaks be forgotten.
 */
export function watchCost(pids: readonly number[]): (() => Cost | undefined) | undefined {
  try {
    for (const pid of pids) writeFileSync(`/proc/${pid}/clear_refs`, "5"); // Forgets the peak so far (proc(5)).
    const before = sum(pids, cpuTicks);
    return () => {
      try {
        return { cpuNs: (sum(pids, cpuTicks) - before) * TICK_NS, peakBytes: sum(pids, peakBytes) };
      } catch {
        return undefined; // One of them is gone.
      }
    };
  } catch {
    return undefined;
  }
}

function sum(pids: readonly number[], of: (pid: number) => number): number {
  return pids.reduce((total, pid) => total + of(pid), 0);
}

/** User and system time, of threads that have ended too. */
function cpuTicks(pid: number): number {
  return ticksIn(readFileSync(`/proc/${pid}/stat`, "utf8"));
}

/** The ticks in a line of /proc/<pid>/stat: the name in parentheses may hold blanks and parentheses itself. */
export function ticksIn(stat: string): number {
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return Number(fields[11]) + Number(fields[12]);
}

function peakBytes(pid: number): number {
  return peakIn(readFileSync(`/proc/${pid}/status`, "utf8"));
}

/** The high-water mark of resident memory in /proc/<pid>/status. */
export function peakIn(status: string): number {
  return Number(/^VmHWM:\s*(\d+) kB$/m.exec(status)?.[1]) * 1024;
}
