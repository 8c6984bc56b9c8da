const QUIET_MS = 200;

/** Resolves when the event loop has come round. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** What `until` saw. */
export interface Watched {
  /** How long it took. */
  readonly ms: number;
  /** How long the event loop was held up at most, which is how long everybody else had to wait. */
  readonly pauseMs: number;
}

/** Lets the event loop run until `done`. */
export async function until(done: () => boolean): Promise<Watched> {
  const start = performance.now();
  let pauseMs = 0;
  for (let last = start; ; ) {
    await turn();
    const now = performance.now();
    pauseMs = Math.max(pauseMs, now - last);
    last = now;
    if (done()) return { ms: now - start, pauseMs };
  }
}

/** Resolves when this process has had next to nothing to do for a while: all that was on its way has come. */
export async function quiet(): Promise<void> {
  for (let times = 0; times < 2; ) {
    const cpu = process.cpuUsage();
    const start = performance.now();
    await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
    // A process that has been kept from running has used no time either, but its timers are late.
    const isLate = performance.now() - start > QUIET_MS * 1.5;
    times = isLate || cpuMs(cpu) > QUIET_MS / 10 ? 0 : times + 1;
  }
}

/** Milliseconds that this process has computed since `before`. Others that are busy do not change it as they change a clock. */
export function cpuMs(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
