import { loadLibrary } from "./library.ts";
import { type Assignment, startProgram } from "./processes.ts";
import type { FarSide } from "./scale-task.ts";
import { tasks } from "./tasks.ts";

interface Call {
  readonly id: number;
  readonly name: string;
  readonly values: never[];
}

interface Answer {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: string;
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

const [side, name = "", n = "", library = ""] = process.argv.slice(2);

/** Starts the far process; the function calls its functions. */
function reachFar(assignment: Assignment): FarSide {
  const child = startProgram("far", assignment);
  const waiting = new Map<number, Waiting>();
  let calls = 0;
  child.on("message", ({ id, value, error }: Answer) => {
    const call = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) call?.resolve(value);
    else call?.reject(new Error(error));
  });
  child.on("exit", () => {
    for (const { reject } of waiting.values()) reject(new Error("The far process has ended"));
  });
  return (called, ...values) =>
    new Promise((resolve, reject) => {
      waiting.set(++calls, { resolve, reject });
      child.send({ id: calls, name: called, values });
    });
}

const task = tasks.find((one) => one.name === name);
if (task === undefined) throw new Error(`Expected the name of a task, got '${name}'`);
const loaded = await loadLibrary(library);
process.on("disconnect", () => process.exit());
if (side === "near") {
  const figures = await task.near(loaded, Number(n), reachFar({ task: name, n: Number(n), library }));
  process.send?.(figures, () => process.exit());
} else {
  const functions = task.far(loaded, Number(n));
  process.on("message", async ({ id, name: called, values }: Call) => {
    try {
      process.send?.({ id, value: await functions[called]?.(...values) });
    } catch (error) {
      process.send?.({ id, error: (error as Error).message });
    }
  });
}
