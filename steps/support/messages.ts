import type { DataTable } from "@cucumber/cucumber";
import type { FrameReport } from "../driver/driver.ts";
import { DriverFault, Violation } from "../verdict.ts";
import { outcome, succeeded } from "./calls.ts";
import { describeMessage } from "./frame-book.ts";
import { type Notation, parseFrame } from "./frame-notation.ts";
import { isBarrier } from "./subscription-barrier.ts";
import type { SpecWorld } from "./world.ts";

/** The messages of a table: a row is a message, a cell a frame. Blank cells fill up short rows. */
export function messagesOf(table: DataTable): Notation[][] {
  return table.raw().map((cells) => {
    const count = cells.findLastIndex((cell) => cell !== "") + 1;
    if (count === 0 || cells.slice(0, count).includes("")) {
      throw new Error(`An empty frame is written "": | ${cells.join(" | ")} |`);
    }
    return cells.slice(0, count).map(parseFrame);
  });
}

/** The message of a table that has to hold exactly one. */
export function messageOf(table: DataTable): Notation[] {
  const [message, ...more] = messagesOf(table);
  if (message === undefined || more.length > 0) throw new Error("This step takes one row: one message.");
  return message;
}

/** Sends a message that has to be accepted. @throws Violation when it is not */
export async function send(world: SpecWorld, name: string, message: readonly Notation[]): Promise<void> {
  const frames = message.map((notation) => world.frames.spec(notation));
  const socket = world.sockets.get(name).id;
  await world.calls.ok("send", { socket, frames, timeoutMs: world.waits.patience });
}

/** The next message for the application. @throws Violation when none comes */
export async function receive(world: SpecWorld, name: string): Promise<FrameReport[]> {
  const socket = world.sockets.get(name).id;
  for (;;) {
    const reply = await world.calls.reply("recv", { socket, timeoutMs: world.waits.patience });
    if (!("ok" in reply)) {
      throw new Violation(`"${name}" should have received a message: ${outcome(reply)}.`, {
        expected: "a message",
        actual: outcome(reply),
      });
    }
    const frames = framesOf("recv", reply.ok);
    if (!isBarrier(frames)) return frames;
  }
}

/** Receives one message, which has to be this one. @throws Violation when it is not */
export async function receiveExpected(world: SpecWorld, name: string, expected: readonly Notation[]): Promise<void> {
  compare(world, expected, { name, frames: await receive(world, name) });
}

/** Compares what a socket has received with what it should have. @throws Violation when they differ */
export function compare(
  world: SpecWorld,
  expected: readonly Notation[],
  { name, frames }: { name: string; frames: readonly FrameReport[] },
): void {
  if (world.frames.matches(expected, frames)) return;
  throw new Violation(`"${name}" received another message than it should have.`, {
    expected: world.frames.describe(expected),
    actual: describeMessage(frames),
  });
}

/** Receives as many messages as are expected, which have to be these in any order. @throws Violation otherwise */
export async function receiveInAnyOrder(world: SpecWorld, name: string, expected: Notation[][]): Promise<void> {
  const missing = [...expected];
  while (missing.length > 0) {
    const frames = await receive(world, name);
    const index = missing.findIndex((message) => world.frames.matches(message, frames));
    if (index < 0) {
      throw new Violation(`"${name}" received a message that it should not have.`, {
        expected: `one of ${missing.map((message) => world.frames.describe(message)).join(", ")}`,
        actual: describeMessage(frames),
      });
    }
    missing.splice(index, 1);
  }
}

/** The frames in what a recv answers. @throws DriverFault when there are none */
export function framesOf(op: string, ok: Record<string, unknown>): FrameReport[] {
  if (Array.isArray(ok.frames)) return ok.frames as FrameReport[];
  throw new DriverFault(`${op} was answered without frames: ${JSON.stringify(ok)}`);
}

/** The message that a started recv has come to. @throws Violation when it has not succeeded */
export async function receivedAtLast(world: SpecWorld, name: string): Promise<FrameReport[]> {
  return framesOf("recv", succeeded("recv", await world.pending.finished("recv", world.sockets.get(name).id)));
}
