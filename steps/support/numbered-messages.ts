import type { FrameReport } from "../driver/driver.ts";
import { DriverFault, Violation } from "../verdict.ts";
import { describeMessage } from "./frame-book.ts";
import { generate, isReportOf } from "./frame-notation.ts";
import { receive } from "./messages.ts";
import type { SocketRecord } from "./sockets.ts";
import type { SpecWorld } from "./world.ts";

/** A body so large that some dozens of them fill the buffers of any kernel, and that drivers report by its CRC. */
const FILLER = { size: 200_000, seed: 1 };
/** More than this is not taken by any queue and buffer that a scenario sets up. */
const FILL_LIMIT = 2_000;
/** For so long a full socket must not accept anything, */
const SETTLE_MS = 50;
/** and that so often in a row: a busy machine may have kept whoever reads from his turn once. */
const CALM = 4;

/**
 * Numbered messages are three frames: the name of the sender, a body (empty, or large when the socket is being filled), and
 * the number, from 0 in each flood; a DEALER puts an empty delimiter in front, a publisher can put a topic there. Sends up
 * to `limit` of them without waiting.
 */
export async function flood(
  world: SpecWorld,
  name: string,
  { limit, topic, filling = false }: { limit: number; topic?: string; filling?: boolean },
): Promise<number> {
  const socket = world.sockets.get(name);
  const start = topic === undefined ? head(socket) : [{ t: topic }, ...head(socket)];
  const frames = [...start, filling ? { gen: FILLER } : { t: "" }];
  const { sent } = await world.calls.ok("flood", { socket: socket.id, frames, limit, numbered: true });
  if (typeof sent !== "number") throw new DriverFault(`flood was answered with ${sent} messages`);
  for (let number = 0; number < sent; number++) socket.numbers.push(number);
  return sent;
}

/** Sends numbered messages until the socket has accepted none for a while. @throws Violation when it never stops */
export async function fill(world: SpecWorld, name: string): Promise<void> {
  // On a connection the sender can be faster than the machine for a moment; between two queues it cannot.
  const settle = world.transport === "inproc" ? 0 : SETTLE_MS * world.parameters.timeScale;
  let total = 0;
  for (let calm = 0; calm < CALM; ) {
    await new Promise((resolve) => setTimeout(resolve, calm > 0 ? settle : 1));
    const sent = await flood(world, name, { limit: FILL_LIMIT - total, filling: true });
    calm = sent === 0 ? calm + 1 : 0;
    total += sent;
    if (total >= FILL_LIMIT) {
      throw new Violation(`"${name}" never becomes full.`, {
        expected: "a high-water mark is reached",
        actual: `${total} messages of ${FILLER.size} octets were accepted`,
      });
    }
  }
  if (total === 0) throw new Violation(`"${name}" accepts nothing.`, { expected: "some messages", actual: "none" });
}

/** Sends one numbered message, waiting for room. @throws Violation when there is none in time */
export async function sendNumbered(world: SpecWorld, name: string): Promise<void> {
  const socket = world.sockets.get(name);
  const frames = [...head(socket), { t: "" }, { t: "0" }];
  await world.calls.ok("send", { socket: socket.id, frames, timeoutMs: world.waits.patience });
  socket.numbers.push(0);
}

/** How many numbered messages of `sender` the receiver has not read yet. */
export function unread(world: SpecWorld, receiver: string, sender: string): number {
  const { numbers, readBy } = world.sockets.getEvenClosed(sender);
  return numbers.length - (readBy.get(receiver) ?? 0);
}

/**
 * Receives a numbered message of one of these senders, which has to be that sender's next.
 *
 * @throws Violation when another message comes, or one is missing, changed or out of order
 */
export async function receiveNumbered(world: SpecWorld, receiver: string, senders: string[]): Promise<string> {
  const frames = await receive(world, receiver);
  const message = readNumbered(frames);
  if (message !== undefined && senders.includes(message.sender)) {
    const { numbers, readBy } = world.sockets.getEvenClosed(message.sender);
    const position = readBy.get(receiver) ?? 0;
    readBy.set(receiver, position + 1);
    if (numbers[position] === message.number) return message.sender;
  }
  const expected = senders.map((sender) => {
    const { numbers, readBy } = world.sockets.getEvenClosed(sender);
    return `number ${numbers[readBy.get(receiver) ?? 0]} of ${sender}`;
  });
  throw new Violation(`"${receiver}" received another message than the next numbered one.`, {
    expected: expected.join(" or "),
    actual: describeMessage(frames),
  });
}

/** Whether this is a numbered message of that sender, with all its frames. */
export function isNumbered(frames: readonly FrameReport[], sender: string): boolean {
  return frames.length >= 3 && readNumbered(frames)?.sender === sender;
}

/** What a numbered message says of itself; `undefined` when it is none, or was changed. */
function readNumbered(frames: readonly FrameReport[]): { sender: string; number: number } | undefined {
  const [sender, body, number] = frames.slice(-3);
  const whole =
    body !== undefined && [Buffer.alloc(0), generate(FILLER.size, FILLER.seed)].some((b) => isReportOf(body, b));
  if (!whole || sender === undefined || !("t" in sender) || number === undefined || !("t" in number)) return undefined;
  return { sender: sender.t, number: Number(number.t) };
}

/** What stands before body and number. A REP takes nothing without a delimiter. */
function head({ name, type }: SocketRecord): { t: string }[] {
  return type === "DEALER" ? [{ t: "" }, { t: name }] : [{ t: name }];
}
