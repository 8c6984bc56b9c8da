/** Milliseconds that a process may take to end without a word. */
const PATIENCE = 500;

/** What has to be done when the process ends, and what may keep it from ending. */
export interface Farewell {
  close(): void;
  lingering(): { readonly isWaiting: boolean; readonly isBlocky: boolean };
}

/**
 * Calls `close` when the process has nothing else to do, so that what is unsent can linger. Where it has to wait for that, the
 * process goes on, says so as zeromq.js does, and the call comes again at its next end.
 */
export function closeAtExit({ close, lingering }: Farewell): void {
  process.on("beforeExit", () => {
    close();
    if (lingering().isWaiting) setTimeout(() => warn(lingering()), PATIENCE).unref();
  });
}

function warn({ isWaiting, isBlocky }: ReturnType<Farewell["lingering"]>): void {
  if (!isWaiting) return;
  const advice = isBlocky ? " Set 'context.blocky = false' to change this behaviour." : "";
  const text = `Waiting for queued ZeroMQ messages to be delivered.${advice}`;
  process.stderr.write(`(node:${process.pid}) WARNING: ${text}\n`);
}
