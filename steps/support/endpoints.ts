import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Transport } from "./parameters.ts";

/** Below the range that Linux takes ephemeral ports from, so that no connection can sit on a port that was found free. */
const FIRST_PORT = 15_000;
const LAST_PORT = 32_000;

let directory: string | undefined;
/** TMPDIR as it was before `ipcDirectory` took its place. */
let temporary: string | undefined;
let last = 0;

/** The directory of this process for ipc sockets and temporary files; made on demand, gone after the run. */
export function ipcDirectory(): string {
  if (directory === undefined) {
    directory = mkdtempSync(join(tmpdir(), "zmqspec-"));
    temporary = process.env.TMPDIR;
    process.env.TMPDIR = directory; // What the implementation makes for ipc://* goes with it.
    process.once("exit", removeIpcDirectory); // A run that is cut short has no other end.
  }
  return directory;
}

/** Removes `ipcDirectory` and all in it. */
export function removeIpcDirectory(): void {
  if (directory === undefined) return;
  rmSync(directory, { recursive: true, force: true });
  directory = undefined;
  if (temporary === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = temporary;
}

/** An endpoint to bind to that no other socket of this run has, with a wildcard where the transport can choose. */
export function freshEndpoint(transport: Transport): string {
  if (transport === "tcp") return "tcp://127.0.0.1:*";
  return transport === "ipc" ? `ipc://${join(ipcDirectory(), `s${++last}`)}` : `inproc://s${++last}`;
}

/** An endpoint that is known, and free, before anybody binds to it. */
export async function reservedEndpoint(transport: Transport): Promise<string> {
  return transport === "tcp" ? `tcp://127.0.0.1:${await freePort()}` : freshEndpoint(transport);
}

async function freePort(): Promise<number> {
  for (;;) {
    const port = FIRST_PORT + Math.floor(Math.random() * (LAST_PORT - FIRST_PORT));
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}
