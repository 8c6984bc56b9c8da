#!/usr/bin/env node
/** The reference implementation as a driver of its own: interop/PROTOCOL.md on standard input and output. */
import { createInterface } from "node:readline";
import type { Parameters } from "./answer.ts";
import { perform } from "./operations.ts";
import { Session } from "./session.ts";

const session = new Session(
  (event) => write({ ev: "monitor", ...event }),
  (endpoint) => write({ ev: "measure", endpoint }),
);
const lines = createInterface({ input: process.stdin });
lines.on("line", (line) => void answer(line));
lines.on("close", () => process.exit(0));

async function answer(line: string): Promise<void> {
  const request = parse(line);
  if (!request) {
    write({ id: null, fault: { message: "Expected a JSON object with id and op on one line" } });
    return;
  }
  const { id, op, ...parameters } = request;
  const reply = await perform(op as string, parameters, session);
  write({ id, ...reply });
  if (op === "bye") lines.close();
}

function parse(line: string): Parameters | undefined {
  try {
    const request = JSON.parse(line) as Parameters | null;
    const isId = typeof request?.id === "string" || Number.isInteger(request?.id);
    return isId && typeof request?.op === "string" ? request : undefined;
  } catch {
    return undefined;
  }
}

function write(message: object): void {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}
