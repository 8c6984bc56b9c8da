import { Then } from "@cucumber/cucumber";
import type { FrameReport } from "../driver/driver.ts";
import { describeMessage } from "../support/frame-book.ts";
import { type Notation, reportKey } from "../support/frame-notation.ts";
import { receive } from "../support/messages.ts";
import type { SpecWorld } from "../support/world.ts";
import { Violation } from "../verdict.ts";

Then(
  "{socket} should receive {frame} from {variable} in pieces",
  async function (this: SpecWorld, name: string, expected: Notation, connection: string) {
    if (!("octets" in expected)) throw new Error("A variable does not come in pieces.");
    let rest = expected.octets;
    while (rest.length > 0) rest = without(rest, await pieceOf(this, name, connection));
  },
);

/** The octets of the next message, which has to come from this connection. @throws Violation when it does not */
async function pieceOf(world: SpecWorld, name: string, connection: string): Promise<Buffer> {
  const frames = await receive(world, name);
  const [from, piece] = frames;
  const known: FrameReport = world.frames.get(connection);
  if (frames.length === 2 && from && piece && !("size" in piece) && reportKey(from) === reportKey(known)) {
    const octets = Buffer.from(reportKey(piece), "hex");
    if (octets.length > 0) return octets;
  }
  throw new Violation(`"${name}" received something else than a piece of the data.`, {
    expected: `<${connection}> | octets`,
    actual: describeMessage(frames),
  });
}

/** What is still to come after this piece. @throws Violation when the piece is not what was to come */
function without(rest: Buffer, piece: Buffer): Buffer {
  if (rest.subarray(0, piece.length).equals(piece)) return rest.subarray(piece.length);
  throw new Violation("The data arrived changed.", {
    expected: `${rest.subarray(0, 16).toString("hex")}...`,
    actual: `${piece.subarray(0, 16).toString("hex")}...`,
  });
}
