import { type ChildProcess, spawn } from "node:child_process";
import { HarnessError } from "../../harness-error.ts";
import { modulePath } from "../../package-root.ts";

/** What a program is to do. */
export interface Assignment {
  readonly task: string;
  readonly n: number;
  /** The module that holds the library. */
  readonly library: string;
}

/**
 * Starts program.ts in a process of its own, with memory that can be counted and as many files as the system allows. It ends
 * with its parent, by the channel between them.
 */
export function startProgram(side: "near" | "far", { task, n, library }: Assignment): ChildProcess {
  const flags = ["--expose-gc", ...process.execArgv.filter((flag) => flag !== "--expose-gc")];
  const program = [process.execPath, ...flags, modulePath("runner/bench/scale/program.ts")];
  const raise = ["-c", 'ulimit -n "$(ulimit -Hn)" 2>/dev/null; exec "$@"', "sh"];
  return spawn("sh", [...raise, ...program, side, task, String(n), library], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
}

/** The first message of a program. @throws HarnessError when it ends without one */
export function firstMessage(program: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    program.once("message", resolve);
    program.once("exit", (code, signal) => reject(new HarnessError(`the program ended with ${signal ?? code}`)));
  });
}
