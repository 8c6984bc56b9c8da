import { describeMessage } from "../../steps/support/frame-book.ts";
import { generate, literalFrame } from "../../steps/support/frame-notation.ts";
import { Violation } from "../../steps/verdict.ts";
import type { CheckName } from "./cell.ts";
import type { Frame, Link } from "./link.ts";

const LARGE = 8 * 1024 * 1024;

const everyOctet = Buffer.from(Array.from({ length: 256 }, (_, octet) => octet));

function generated(size: number, seed: number): Frame {
  return { octets: generate(size, seed), spec: { gen: { size, seed } } };
}

/** What a check does on a link that is open. The restart and the refusal make their own (restart.ts, refusal.ts). */
export const CHECKS: Record<Exclude<CheckName, "restart" | "refusal">, (link: Link) => Promise<void>> = {
  small: (link) => link.exchange([literalFrame("hello")]),
  empty: (link) => link.exchange([literalFrame("")]),
  multipart: (link) => link.exchange([literalFrame("first"), literalFrame(""), literalFrame("last")]),
  binary: (link) => link.exchange([{ octets: everyOctet, spec: { x: everyOctet.toString("hex") } }]),
  large: (link) => link.exchange([generated(LARGE, 7)]),
  prefix: onlyWhatBeginsSo,
};

/** Of three messages only those whose first frame begins with the topic arrive, in their order. */
async function onlyWhatBeginsSo(link: Link): Promise<void> {
  for (const topic of ["news", "new", "weather", "news.sport"]) await link.left.send([{ t: topic }, { t: "body" }]);
  for (const topic of ["news", "news.sport"]) {
    const frames = await link.right.receive();
    const first = frames[0];
    if (first === undefined || !("t" in first) || first.t !== topic) {
      throw new Violation(`${link.connection.right} received ${describeMessage(frames)} instead of "${topic}"`);
    }
  }
}
