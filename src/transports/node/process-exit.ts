/**
 * Calls `close` when the process has nothing else to do, so that what is unsent can linger. Where it has to wait for that, the
 * process goes on, and the call comes again at its next end.
 */
export function closeAtExit(close: () => void): void {
  process.on("beforeExit", close);
}
