import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { AnySchema } from "ajv";
import type { DriverSpec } from "../execute/worker-messages.ts";
import { HarnessError } from "../harness-error.ts";
import { type Layout, modulePath, packageRoot } from "../package-root.ts";
import { YamlFile } from "../yaml-file.ts";
import type { Peer } from "./peer.ts";

/**
 * The registered implementations, in the order of interop/peers.json.
 * @throws HarnessError with file and line when that does not fit interop/peers.schema.json or a name stands twice.
 */
export function readPeers(layout: Layout): Peer[] {
  const path = join(layout.interop, "peers.json");
  const file = new YamlFile(path); // JSON is YAML, and this way complaints have lines.
  file.check(JSON.parse(readFileSync(join(packageRoot, "interop", "peers.schema.json"), "utf8")) as AnySchema);
  const { peers } = file.value as { peers: Peer[] };
  const twice = peers.findIndex((peer, index) => peers.findIndex(({ name }) => name === peer.name) !== index);
  if (twice >= 0) {
    throw new HarnessError(
      `${path}:${file.lineOf(["peers", twice])}: the name ${peers[twice]?.name} stands there twice`,
    );
  }
  return peers;
}

/** @throws HarnessError when there is no implementation of that name. */
export function findPeer(layout: Layout, name: string): Peer {
  const peers = readPeers(layout);
  const peer = peers.find((candidate) => candidate.name === name);
  if (peer !== undefined) return peer;
  throw new HarnessError(
    `there is no implementation "${name}"`,
    `known are ${peers.map((known) => known.name).join(", ")}`,
  );
}

/** What has to be there before a peer's driver can be started. */
export function builtFile(layout: Layout, peer: Peer): string | undefined {
  return peer.built === undefined ? driverFile(layout, peer) : join(layout.root, peer.built);
}

/** Where a peer's driver is a file that is started itself: that file. */
function driverFile(layout: Layout, peer: Peer): string | undefined {
  if ("module" in peer.start) return modulePath(peer.start.module);
  if ("command" in peer.start && peer.start.command[0]?.includes("/")) return join(layout.root, peer.start.command[0]);
  return undefined;
}

/** A container may have been started just before us: so often, 100 ms apart, its service is asked for. */
const SERVICE_RETRIES = 20;

/**
 * The socket of the service that starts a peer's driver for each connection, where ZMQSPEC_SERVICES names the folder of such
 * sockets (docker-compose.yml). What runs in this process is no service.
 */
export function serviceSocket(peer: Peer): string | undefined {
  const folder = process.env.ZMQSPEC_SERVICES;
  return folder === undefined || "inProcess" in peer.start ? undefined : join(folder, peer.name);
}

/**
 * How the steps start a peer's driver.
 * @throws HarnessError with the command that builds it when its driver is not there.
 */
export function driverSpecOf(layout: Layout, peer: Peer): DriverSpec {
  const socket = serviceSocket(peer);
  if (socket !== undefined) {
    return { kind: "process", command: ["socat", "-", `UNIX-CONNECT:${socket},retry=${SERVICE_RETRIES},interval=0.1`] };
  }
  const built = builtFile(layout, peer);
  if (built !== undefined && !existsSync(built)) {
    const advice = peer.install === undefined ? undefined : `build it with: ${peer.install}`;
    throw new HarnessError(`the driver of ${peer.name} is not there: ${built}`, advice);
  }
  const file = driverFile(layout, peer);
  if ("inProcess" in peer.start) return { kind: "in-process" };
  // The same node with the same loader, so that a module runs from its source or compiled, like the runner itself.
  if ("module" in peer.start) {
    return { kind: "process", command: [process.execPath, ...process.execArgv, file ?? ""] };
  }
  const [program = "", ...rest] = peer.start.command;
  return { kind: "process", command: [file ?? program, ...rest], cwd: layout.root };
}
