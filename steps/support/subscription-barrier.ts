import type { FrameReport } from "../driver/driver.ts";
import { Violation } from "../verdict.ts";
import { describeMessage } from "./frame-book.ts";
import { literalFrame } from "./frame-notation.ts";
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
 * Waits until everything that a SUB or XSUB has subscribed to, or cancelled, so far is in effect at a publisher: a further
 * subscription, to a topic of the suite's own, follows on the same connection, and the publisher sends to that topic until
 * something arrives. All that was sent is taken off the subscriber again.
 *
 * @throws Violation when nothing arrives, or when something else does
 */
export async function awaitSubscriptions(world: SpecWorld, subscriber: string, publisher: string): Promise<void> {
  const topic = `${PREFIX}${++last}`;
  const { patience } = world.waits;
  await subscribe(world, subscriber, topic);
  const deadline = Date.now() + patience;
  let arrived: string[] | undefined;
  while (arrived === undefined) {
    if (Date.now() > deadline) throw nothingArrived(subscriber, publisher, patience);
    await publish(world, publisher, [topic]);
    arrived = await receiveBarrier(world, subscriber, REPEAT_MS);
  }
  await publish(world, publisher, [topic, "end"]);
  while (arrived[0] !== topic || arrived[1] !== "end") {
    arrived = await receiveBarrier(world, subscriber, patience);
    if (arrived === undefined) throw nothingArrived(subscriber, publisher, patience);
  }
}

/** An XSUB asks for topics by messages, 01 and the topic (RFC 29), a SUB by options. */
async function subscribe(world: SpecWorld, name: string, topic: string): Promise<void> {
  const { id: socket, type } = world.sockets.get(name);
  if (type === "XSUB") {
    const request = Buffer.concat([Buffer.of(1), literalFrame(topic).octets]).toString("hex");
    await world.calls.ok("send", { socket, frames: [{ x: request }], timeoutMs: world.waits.patience });
  } else {
    await world.calls.ok("socket.set", { socket, option: "SUBSCRIBE", value: { t: topic } });
  }
}

async function publish(world: SpecWorld, name: string, texts: string[]): Promise<void> {
  const frames = texts.map((t) => ({ t }));
  await world.calls.ok("send", { socket: world.sockets.get(name).id, frames, timeoutMs: world.waits.patience });
}

/** The frames of the next message, which has to be one of a barrier; `undefined` when none comes. */
async function receiveBarrier(world: SpecWorld, name: string, timeoutMs: number): Promise<string[] | undefined> {
  const reply = await world.calls.reply("recv", { socket: world.sockets.get(name).id, timeoutMs });
  if (!("ok" in reply)) return undefined;
  const frames = (reply.ok.frames ?? []) as FrameReport[];
  if (isBarrier(frames)) return frames.map((frame) => ("t" in frame ? frame.t : ""));
  throw new Violation(`"${name}" received a message before anything was sent to it.`, {
    expected: "nothing yet",
    actual: describeMessage(frames),
  });
}

function nothingArrived(subscriber: string, publisher: string, patience: number): Violation {
  return new Violation(`No subscription of "${subscriber}" took effect at "${publisher}".`, {
    expected: `a message to a subscribed topic arrives within ${patience} ms`,
    actual: "none does",
  });
}
