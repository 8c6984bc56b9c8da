import { Then, When } from "@cucumber/cucumber";
import type { Notation } from "../support/frame-notation.ts";
import type { SpecWorld } from "../support/world.ts";
import { Violation } from "../verdict.ts";
import { decodeCommand } from "../wire/command.ts";
import { decodeFrames, encodeFrame } from "../wire/frame.ts";
import { toHex } from "../wire/notation.ts";
import { wireOf } from "../wire/wire.ts";

/** RFC 37, "Connection Heartbeating": 2 octets of ttl, 0 to 16 of context. */
const LONGEST_CONTEXT = 16;

Then("{peer} should receive PING with ttl {int}", async function (this: SpecWorld, name: string, ttl: number) {
  const { name: command, data } = await wireOf(this).get(name).readCommand();
  const wellFormed = command === "PING" && data.length >= 2 && data.length <= 2 + LONGEST_CONTEXT;
  if (wellFormed && data.readUInt16BE() === ttl) return;
  throw new Violation("This is not the PING that should have come.", {
    expected: `PING with a ttl of ${ttl} and a context of at most ${LONGEST_CONTEXT} octets`,
    actual: `${command} ${toHex(data)}`,
  });
});

When(
  "{peer} answers {int} PING commands with {frame}",
  async function (this: SpecWorld, name: string, count: number, answer: Notation) {
    if (!("octets" in answer)) throw new Error("The answer has to be known.");
    const peer = wireOf(this).get(name);
    for (let i = 0; i < count; i++) {
      const { name: command, data } = await peer.readCommand();
      if (command !== "PING")
        throw new Violation("Another command came.", { expected: "PING", actual: `${command} ${toHex(data)}` });
      await peer.send([encodeFrame(answer.octets)], "message instead of PONG");
    }
  },
);

Then(
  "{peer} should receive at most {int} PING commands before the end",
  async function (this: SpecWorld, name: string, most: number) {
    const commands = decodeFrames(await wireOf(this).get(name).readToEnd()).map((frame) => decodeCommand(frame).name);
    const count = commands.filter((command) => command === "PING").length;
    if (count >= 1 && count <= most) return;
    throw new Violation(`${count} PING commands came without an answer.`, {
      expected: `1 to ${most}`,
      actual: String(count),
    });
  },
);

Then(
  "{peer} should receive PONG with {octets}, and none with more than 16 octets before, or the end",
  async function (this: SpecWorld, name: string, context: Buffer) {
    const peer = wireOf(this).get(name);
    for (;;) {
      const frame = await peer.readFrameOrEnd();
      if (frame === undefined) return;
      const { name: command, data } = decodeCommand(frame);
      if (command === "PONG" && data.equals(context)) return;
      if (command === "PONG" && data.length <= LONGEST_CONTEXT) continue;
      throw new Violation("This is not an answer to the PINGs.", {
        expected: `PONG with at most ${LONGEST_CONTEXT} octets`,
        actual: `${command} ${toHex(data)}`,
      });
    }
  },
);
