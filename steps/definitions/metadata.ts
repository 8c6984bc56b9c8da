import { type DataTable, Then } from "@cucumber/cucumber";
import type { FrameReport } from "../driver/driver.ts";
import type { Notation } from "../support/frame-notation.ts";
import { compare, framesOf } from "../support/messages.ts";
import type { SpecWorld } from "../support/world.ts";
import { Unsupported, Violation } from "../verdict.ts";

Then(
  "{socket} should receive {frame} with metadata",
  async function (this: SpecWorld, name: string, frame: Notation, table: DataTable) {
    compare(this, [frame], { name, frames: await receiveWith(this, name, table) });
  },
);

Then(
  "{socket} should receive a message with metadata",
  async function (this: SpecWorld, name: string, table: DataTable) {
    await receiveWith(this, name, table);
  },
);

/** Receives a message and compares what is known of its peer; a blank cell is nothing. @throws Violation, Unsupported */
async function receiveWith(world: SpecWorld, name: string, table: DataTable): Promise<FrameReport[]> {
  if (!world.calls.driver.hello.capabilities.features.includes("peer-metadata")) throw new Unsupported("peer-metadata");
  const rows = table.raw();
  const socket = world.sockets.get(name).id;
  const metadata = rows.map(([property]) => property);
  const ok = await world.calls.ok("recv", { socket, timeoutMs: world.waits.patience, metadata });
  const known = (ok.metadata ?? {}) as Record<string, string | null>;
  for (const [property = "", value = ""] of rows) {
    if ((known[property] ?? "") === value) continue;
    throw new Violation(`The message has another ${property}.`, { expected: value, actual: JSON.stringify(known) });
  }
  return framesOf("recv", ok);
}
