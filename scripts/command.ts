import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** The process groups that were started here and have not ended. */
const running = new Set<number>();

function signalGroup(group: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-group, signal);
  } catch {
    // All of it has ended already.
  }
}

/** Politely first, so that what the command started in turn can be ended by it, then by force. */
function endGroup(group: number): void {
  signalGroup(group, "SIGTERM");
  setTimeout(signalGroup, 3_000, group, "SIGKILL").unref();
}

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    for (const group of running) signalGroup(group, "SIGTERM");
    process.exit(1);
  });
}

/** What a command prints, and where: both may be needed to tell why it failed. */
export type Relay = (line: string, stream: "stdout" | "stderr") => void;

/**
 * Runs a command without input. Each line that it prints goes to `relay`.
 *
 * @returns the exit code, the name of the signal that ended it, or "time" when it was ended after `minutes`
 * @throws Error when it cannot be started
 */
export function runCommand(
  [program, ...options]: readonly [string, ...string[]],
  minutes: number,
  relay: Relay,
): Promise<number | string> {
  return new Promise((resolve, reject) => {
    // A process group of its own, so that what the command started ends with it.
    const child = spawn(program, options, { stdio: ["ignore", "pipe", "pipe"], detached: true });
    child.on("error", reject);
    const group = child.pid;
    if (group === undefined) return;
    running.add(group);
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      endGroup(group);
    }, minutes * 60_000);
    for (const stream of ["stdout", "stderr"] as const) {
      createInterface({ input: child[stream] }).on("line", (line) => relay(line, stream));
    }
    child.on("close", (status, signal) => {
      clearTimeout(timer);
      running.delete(group);
      resolve(late ? "time" : (status ?? signal ?? "nothing"));
    });
  });
}
