import type { FrameReport, FrameSpec } from "../driver/driver.ts";
import { outcome } from "../support/calls.ts";
import type { SocketRecord } from "../support/sockets.ts";
import type { SpecWorld } from "../support/world.ts";
import { Violation } from "../verdict.ts";
import { encodeMessage } from "./frame.ts";
import { expectFrames, reportOf } from "./frame-report.ts";
import { sendSubscription } from "./subscription.ts";
import type { WirePeer } from "./wire-peer.ts";

/** How long a sender waits for its message to arrive before it sends the next one. */
const REPEAT_MS = 50;

/** The peer's socket type that the check of a socket's service uses, for each type under test. */
export const PARTNERS: Readonly<Record<string, string>> = {
  REQ: "REP",
  REP: "REQ",
  DEALER: "ROUTER",
  ROUTER: "DEALER",
  PUB: "SUB",
  XPUB: "SUB",
  SUB: "PUB",
  XSUB: "PUB",
  PUSH: "PULL",
  PULL: "PUSH",
  PAIR: "PAIR",
};

/** The two ends of a connection whose handshake is done. */
export interface Ends {
  world: SpecWorld;
  socket: SocketRecord;
  peer: WirePeer;
}

let last = 0;

/**
 * Shows that the socket serves the peer: a message goes each way that the socket's type allows. The socket may have other
 * connections that are about to end; nothing may wait to be received.
 * @throws Violation when a message does not arrive
 */
export async function exchange(ends: Ends): Promise<void> {
  const text = `exchange ${++last}`;
  switch (ends.socket.type) {
    case "REQ":
      await toPeer(ends, [text], ["", text]);
      return fromPeer(ends, ["", text], [text]);
    case "REP":
      await fromPeer(ends, ["", text], [text]);
      return toPeer(ends, [text], ["", text]);
    case "ROUTER":
      return route(ends, text);
    case "PUB":
    case "XPUB":
      await subscribePeer(ends.peer, text);
      await repeat(ends, [text]);
      return;
    case "SUB":
    case "XSUB":
      return subscribe(ends, text);
    case "PUSH":
      await repeat(ends, [text]);
      return;
    case "PULL":
      return fromPeer(ends, [text], [text]);
    default:
      await repeat(ends, ["", text]);
      return fromPeer(ends, ["", text], ["", text]);
  }
}

/**
 * Waits until everything that the peer has subscribed to, or cancelled, is in effect at a PUB: a further subscription
 * follows on the same connection, and the publisher sends to its topic until something arrives. The peer has read all of
 * that when this returns.
 * @throws Violation when nothing arrives, or something else
 */
export async function awaitSubscriptions(ends: Ends): Promise<void> {
  const topic = `subscribed ${++last}`;
  await subscribePeer(ends.peer, topic);
  const { sent, arrived } = await repeat(ends, [topic]);
  for (let number = arrived; number < sent; number++) await expectMessage(ends.peer, [topic, `${number + 1}`]);
}

/** RFC 13: a 1.0 subscriber says nothing, and gets everything. */
async function subscribePeer(peer: WirePeer, topic: string): Promise<void> {
  if (peer.version !== "1.0") await sendSubscription(peer, "SUBSCRIBE", Buffer.from(topic));
}

async function subscribe(ends: Ends, topic: string): Promise<void> {
  const { world, socket } = ends;
  if (socket.type === "SUB") {
    await world.calls.ok("socket.set", { socket: socket.id, option: "SUBSCRIBE", value: { t: topic } });
  } else {
    await send(ends, [{ x: Buffer.from(`\u0001${topic}`).toString("hex") }]);
  }
  await fromPeer(ends, [topic], [topic]);
}

async function route(ends: Ends, text: string): Promise<void> {
  await ends.peer.send([encode(["", text], ends.peer)], "message");
  const [routingId, ...frames] = await receive(ends);
  expectFrames(`"${ends.socket.name}"`, ["", text], frames);
  await send(ends, [routingId as FrameSpec, { t: "" }, { t: text }]);
  await expectMessage(ends.peer, ["", text]);
}

async function toPeer(ends: Ends, sent: string[], expected: string[]): Promise<void> {
  await send(ends, specs(sent));
  await expectMessage(ends.peer, expected);
}

async function fromPeer(ends: Ends, sent: string[], expected: string[]): Promise<void> {
  await ends.peer.send([encode(sent, ends.peer)], "message");
  expectFrames(`"${ends.socket.name}"`, expected, await receive(ends));
}

/** Sends messages with a number as last frame until one reaches the peer. How many, and which came first. */
async function repeat(ends: Ends, frames: string[]): Promise<{ sent: number; arrived: number }> {
  const arrival = ends.peer.readMessage();
  arrival.catch(() => {}); // It is awaited below, unless sending fails first.
  for (let sent = 1; ; sent++) {
    await send(ends, specs([...frames, `${sent}`]));
    const message = await within(arrival, REPEAT_MS);
    if (message === undefined) continue;
    expectFrames(ends.peer.name, frames, message.slice(0, -1).map(reportOf));
    return { sent, arrived: Number(message.at(-1)?.toString()) };
  }
}

async function within<T>(promise: Promise<T>, milliseconds: number): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), milliseconds);
  });
  const first = await Promise.race([promise, late]);
  clearTimeout(timer);
  return first;
}

async function expectMessage(peer: WirePeer, expected: string[]): Promise<void> {
  expectFrames(peer.name, expected, (await peer.readMessage()).map(reportOf));
}

async function send({ world, socket }: Ends, frames: FrameSpec[]): Promise<void> {
  await world.calls.ok("send", { socket: socket.id, frames, timeoutMs: world.waits.patience });
}

async function receive({ world, socket }: Ends): Promise<FrameReport[]> {
  const reply = await world.calls.reply("recv", { socket: socket.id, timeoutMs: world.waits.patience });
  if ("ok" in reply) return reply.ok.frames as FrameReport[];
  throw new Violation(`"${socket.name}" did not receive what a new peer sent.`, {
    expected: "a message",
    actual: outcome(reply),
  });
}

function encode(texts: string[], { version }: WirePeer): Buffer {
  return encodeMessage(
    texts.map((text) => Buffer.from(text)),
    version,
  );
}

function specs(texts: string[]): FrameSpec[] {
  return texts.map((t) => ({ t }));
}
