import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Reply } from "../../steps/driver/driver.ts";
import type { Mutation, Request } from "./mutation.ts";

/**
 * A driver in front of a driver: starts `command` and passes the protocol through, with `mutation` in the way of every
 * request. Events go by unchanged. It ends when the driver behind it does, in the same manner.
 */
export function filter(command: readonly string[], mutation: Mutation): void {
  const [file = "", ...args] = command;
  const child = spawn(file, args, { stdio: ["pipe", "pipe", "inherit"] });
  const ask = connect(child);
  const requests = createInterface({ input: process.stdin });
  requests.on("line", async (line) => {
    const { id, ...request } = JSON.parse(line) as Request & { id: unknown };
    write({ id, ...(await mutation.carryOut(request, ask)) });
  });
  requests.on("close", () => child.stdin.end());
  child.on("error", (error) => {
    process.stderr.write(`${file}: ${error.message}\n`);
    process.exit(1);
  });
  child.on("exit", (code, signal) => {
    if (signal === null) process.exit(code ?? 1);
    process.kill(process.pid, signal);
  });
}

/** Passes events on, and returns how the driver is asked: with ids of the filter's own. */
function connect(child: ChildProcess): (request: Request) => Promise<Reply> {
  const waiting = new Map<number, (reply: Reply) => void>();
  let lastId = 0;
  if (child.stdout === null) throw new Error("the driver has no stdout");
  createInterface({ input: child.stdout }).on("line", (line) => {
    const { id, ...reply } = JSON.parse(line) as Reply & { id: number };
    if ("ev" in reply) return write(reply);
    waiting.get(id)?.(reply);
    waiting.delete(id);
  });
  return (request) =>
    new Promise((resolve) => {
      waiting.set(++lastId, resolve);
      child.stdin?.write(`${JSON.stringify({ ...request, id: lastId })}\n`);
    });
}

function write(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
