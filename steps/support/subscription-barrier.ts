import type { FrameReport } from "../driver/driver.ts";
import { Violation } from "../verdict.ts";
import { describeMessage } from "./frame-book.ts";
import type { SpecWorld } from "./world.ts";

const PREFIX = "zmqspec barrier ";
/** How long the publisher waits for a barrier message to arrive before it sends the next one. */
const REPEAT_MS = 20;

let last = 0;

/** Whether a message is one of a barrier; scenarios never see those. */
export function isBarrier(frames: readonly FrameReport[]): boolean {
  const first = frames[0];
  return first !== undefined && "t" in first && first.t.startsWith(PREFIX);
}

/**
 * Waits until everything that a SUB or XSUB has subscribed to, or cancelled, so far is in effect at a PUB: a further
 * subscription, to a topic of the suite's own, follows on the same connection, and the publisher sends to that topic until
 * something arrives. All that was sent is taken off the subscriber again.
 *
 * @throws Violation when nothing arrives, or when something else does
 */
export async function awaitSubscriptions(world: SpecWorld, subscriber: string, publisher: string): Promise<void> {
  const topic = `${PREFIX}${++last}`;
  await subscribe(world, subscriber, topic);
  const deadline = Date.now() + world.waits.patience;
  while (!(await arrives(world, subscriber, publisher, topic))) {
    if (Date.now() < deadline) continue;
    throw new Violation(`No subscription of "${subscriber}" took effect at "${publisher}".`, {
      expected: `a message to a subscribed topic arrives within ${world.waits.patience} ms`,
      actual: "none does",
    });
  }
  await publish(world, publisher, [topic, "end"]);
  while (!(await arrivesOnce(world, subscriber, [topic, "end"], world.waits.patience)));
}

async function subscribe(world: SpecWorld, name: string, topic: string): Promise<void> {
  const { id: socket, type } = world.sockets.get(name);
  if (type === "XSUB") {
    const request = Buffer.concat([Buffer.of(1), Buffer.from(topic)]).toString("hex");
    await world.calls.ok("send", { socket, frames: [{ x: request }], timeoutMs: world.waits.patience });
  } else {
    await world.calls.ok("socket.set", { socket, option: "SUBSCRIBE", value: { t: topic } });
  }
}

async function publish(world: SpecWorld, name: string, frames: string[]): Promise<void> {
  const socket = world.sockets.get(name).id;
  const parameters = { socket, frames: frames.map((t) => ({ t })), timeoutMs: world.waits.patience };
  await world.calls.ok("send", parameters);
}

async function arrives(world: SpecWorld, subscriber: string, publisher: string, topic: string): Promise<boolean> {
  await publish(world, publisher, [topic]);
  return arrivesOnce(world, subscriber, [topic], REPEAT_MS);
}

/** Receives one message; whether it is this one. */
async function arrivesOnce(world: SpecWorld, name: string, wanted: string[], timeoutMs: number): Promise<boolean> {
  const reply = await world.calls.reply("recv", { socket: world.sockets.get(name).id, timeoutMs });
  const frames = "ok" in reply ? ((reply.ok.frames ?? []) as FrameReport[]) : undefined;
  if (frames === undefined) {
    if (timeoutMs === REPEAT_MS) return false;
    throw new Violation(`"${name}" did not receive what it had subscribed to.`, {
      expected: wanted.join(" | "),
      actual: "nothing",
    });
  }
  if (!isBarrier(frames)) {
    throw new Violation(`"${name}" received a message before anything was sent to it.`, {
      expected: "nothing yet",
      actual: describeMessage(frames),
    });
  }
  return frames.length === wanted.length && wanted.every((text, i) => "t" in (frames[i] ?? {}) && (frames[i] as { t: string }).t === text);
}
