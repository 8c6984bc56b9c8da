import type { Layout } from "../package-root.ts";
import type { Peer } from "../peers/peer.ts";
import { driverSpecOf, findPeer, readPeers } from "../peers/registry.ts";
import { shakeHands } from "../peers/shake-hands.ts";
import type { Participant } from "./run-matrix.ts";

/** Who takes part, and who was to and cannot. */
export interface Field {
  participants: (Participant & { engine: string })[];
  absent: { name: string; reason: string }[];
}

/**
 * Starts the driver of each implementation once, to learn what it can do. Without names, all are asked that have a process
 * of their own; one that does not answer is told about and left out.
 * @throws HarnessError when a name is unknown.
 */
export async function gatherField(layout: Layout, names: readonly string[] | undefined): Promise<Field> {
  const peers = names?.map((name) => findPeer(layout, name)) ?? readPeers(layout).filter((peer) => !isInProcess(peer));
  const field: Field = { participants: [], absent: [] };
  for (const peer of peers) {
    try {
      field.participants.push(await participant(layout, peer));
    } catch (error) {
      field.absent.push({ name: peer.name, reason: (error as Error).message.split("\n")[0] ?? "" });
    }
  }
  return field;
}

function isInProcess({ start }: Peer): boolean {
  return "inProcess" in start;
}

async function participant(layout: Layout, peer: Peer): Promise<Participant & { engine: string }> {
  const spec = driverSpecOf(layout, peer);
  if (spec.kind !== "process") throw new Error("it runs in this process: take reference-process");
  const hello = await shakeHands(spec, { timeScale: 1, validate: false });
  return { name: peer.name, engine: peer.engine, spec, hello };
}
