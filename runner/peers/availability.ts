import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import type { Layout } from "../package-root.ts";
import type { Peer } from "./peer.ts";
import { builtFile, serviceSocket } from "./registry.ts";

/** Whether a peer's driver can be started here, and what it lacks. */
export interface Availability {
  /** "service" when its driver is in a container whose service is there. */
  state: "ready" | "service" | "missing";
  /** The tools of the peer that are not there, each with the package of Debian that has it. */
  tools: [tool: string, debian: string][];
}

/** Looks at what is there; no driver is started. */
export function availabilityOf(layout: Layout, peer: Peer): Availability {
  const socket = serviceSocket(peer);
  if (socket !== undefined) return { state: existsSync(socket) ? "service" : "missing", tools: [] };
  const built = builtFile(layout, peer);
  const tools = Object.entries(peer.tools ?? {}).filter(([tool]) => !isThere(tool));
  return { state: (built === undefined || existsSync(built)) && isStartable(peer) ? "ready" : "missing", tools };
}

/** A driver that is built needs no compiler, but may need the program that its command begins with. */
function isStartable({ start }: Peer): boolean {
  if (!("command" in start)) return true;
  const program = start.command[0] ?? "";
  return program.includes("/") || isOnPath(program);
}

function isThere(tool: string): boolean {
  if (!tool.endsWith(".pc")) return isOnPath(tool);
  return spawnSync("pkg-config", ["--exists", tool.slice(0, -".pc".length)]).status === 0;
}

function isOnPath(program: string): boolean {
  return (process.env.PATH ?? "").split(delimiter).some((folder) => isExecutable(join(folder, program)));
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
