import { Then } from "@cucumber/cucumber";
import type { SpecWorld } from "../support/world.ts";
import { Violation } from "../verdict.ts";

Then("{socket} should be readable", async function (this: SpecWorld, name: string) {
  await pollFor(this, name, "IN");
});

Then("{socket} should be writable", async function (this: SpecWorld, name: string) {
  await pollFor(this, name, "OUT");
});

Then("{socket} should not be readable", async function (this: SpecWorld, name: string) {
  await pollNow(this, name, "IN");
});

Then("{socket} should not be writable", async function (this: SpecWorld, name: string) {
  await pollNow(this, name, "OUT");
});

Then("{socket} should stop being writable", async function (this: SpecWorld, name: string) {
  const deadline = Date.now() + this.waits.patience;
  while ((await poll(this, name, "OUT", 0)).length > 0) {
    if (Date.now() > deadline) await pollNow(this, name, "OUT");
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
});

/** @throws Violation when the socket does not become ready in time */
async function pollFor(world: SpecWorld, name: string, event: "IN" | "OUT"): Promise<void> {
  const events = await poll(world, name, event, world.waits.patience);
  if (events.includes(event)) return;
  throw new Violation(`"${name}" should be ready.`, { expected: event, actual: "not ready" });
}

/** @throws Violation when the socket is ready */
async function pollNow(world: SpecWorld, name: string, event: "IN" | "OUT"): Promise<void> {
  const events = await poll(world, name, event, 0);
  if (events.length === 0) return;
  throw new Violation(`"${name}" should not be ready.`, { expected: `not ${event}`, actual: events.join(", ") });
}

async function poll(world: SpecWorld, name: string, event: "IN" | "OUT", timeoutMs: number): Promise<string[]> {
  const { events } = await world.calls.ok("poll", { socket: world.sockets.get(name).id, events: [event], timeoutMs });
  return Array.isArray(events) ? (events as string[]) : [String(events)];
}
