import type { FrameReport } from "../driver/driver.ts";
import { DriverFault, Violation } from "../verdict.ts";
import { describeMessage } from "./frame-book.ts";
import { generate, isReportOf } from "./frame-notation.ts";
import { receive } from "./messages.ts";
import type { SocketRecord } from "./sockets.ts";
import type { SpecWorld } from "./world.ts";

/** So large that a few hundred of them fill the buffers of any kernel. */
const FILLER = { size: 32 * 1024, seed: 1 };
/** More than this is not taken by any queue and buffer that a scenario sets up. */
const FILL_LIMIT = 5_000;
/** For so long a full socket must not accept anything. */
const SETTLE_MS = 20;

/**
 * Numbered messages are three frames: the name of the sender, a generated body (empty unless the socket is being filled),
 * and the number, from 0 in each flood; a DEALER puts an empty delimiter in front. Sends up to `limit` of them without
 * waiting.
 */
export async function flood(world: SpecWorld, name: string, limit: number, body = 0): Promise<number> {
  const socket = world.sockets.get(name);
  const frames = [...head(socket), body === 0 ? { t: "" } : { gen: { size: body, seed: FILLER.seed } }];
  const { sent } = await world.calls.ok("flood", { socket: socket.id, frames, limit, numbered: true });
  if (typeof sent !== "number") throw new DriverFault(`flood was answered with ${sent} messages`);
  if (sent > 0) socket.floods.push(sent);
  return sent;
}

/** Sends numbered messages until the socket has accepted none for a moment. @throws Violation when it never stops */
export async function fill(world: SpecWorld, name: string): Promise<void> {
  let total = await flood(world, name, FILL_LIMIT, FILLER.size);
  for (let sent = total; sent > 0 && total < FILL_LIMIT; total += sent) {
    // On a connection the sender may have been faster than the machine for a moment; between two queues it cannot be.
    if (world.transport !== "inproc") await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
    sent = await flood(world, name, FILL_LIMIT - total, FILLER.size);
  }
  if (total === 0) throw new Violation(`"${name}" accepts nothing.`, { expected: "some messages", actual: "none" });
  if (total < FILL_LIMIT) return;
  throw new Violation(`"${name}" never becomes full.`, {
    expected: "a high-water mark is reached",
    actual: `${total} messages of ${FILLER.size} octets were accepted`,
  });
}

/** Sends one numbered message, waiting for room. @throws Violation when there is none in time */
export async function sendNumbered(world: SpecWorld, name: string): Promise<void> {
  const socket = world.sockets.get(name);
  const frames = [...head(socket), { t: "" }, { t: "0" }];
  await world.calls.ok("send", { socket: socket.id, frames, timeoutMs: world.waits.patience });
  socket.floods.push(1);
}

/** What a numbered message says of itself: sender and number. @throws Violation when it is none, or was changed */
export function readNumbered(frames: readonly FrameReport[]): { sender: string; number: number } {
  const [sender, body, number] = frames.slice(-3);
  const whole = body !== undefined && (isReportOf(body, Buffer.alloc(0)) || isReportOf(body, filler()));
  if (sender !== undefined && "t" in sender && whole && number !== undefined && "t" in number) {
    return { sender: sender.t, number: Number(number.t) };
  }
  throw new Violation("A numbered message was changed on its way, or another message came.", {
    expected: "the sender's name, the body, the number",
    actual: describeMessage(frames),
  });
}

/** Receives all that `sender` has sent in floods, in order. @throws Violation when one is missing, changed or out of turn */
export async function receiveFloods(world: SpecWorld, name: string, sender: string, floods: number[]): Promise<void> {
  for (const [round, sent] of floods.entries()) {
    for (let number = 0; number < sent; number++) {
      const message = readNumbered(await receive(world, name));
      if (message.sender === sender && message.number === number) continue;
      throw new Violation(`"${name}" should have received message ${number} of round ${round + 1} of "${sender}".`, {
        expected: `${sender} | ${number}`,
        actual: `${message.sender} | ${message.number}`,
      });
    }
  }
}

/** What stands before body and number. A REP takes nothing without a delimiter. */
function head({ name, type }: SocketRecord): { t: string }[] {
  return type === "DEALER" ? [{ t: "" }, { t: name }] : [{ t: name }];
}

function filler(): Buffer {
  return generate(FILLER.size, FILLER.seed);
}
