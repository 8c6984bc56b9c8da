import { generate } from "../../support/frame-notation.ts";
import type { FrameReport, FrameSpec } from "../driver.ts";
import type { ProcessDriver } from "../process-driver.ts";
import { type Check, demand, NotApplicable, succeed } from "./check.ts";
import { openPair, routeOf, sendFrom } from "./pair.ts";

const MEBIBYTE = 1024 * 1024;

/** Frames, and the only right report of each. */
const FRAMES: [spec: FrameSpec, report: FrameReport][] = [
  [{ t: "plain" }, { t: "plain" }],
  [{ t: "grüße \u{1f438} \u2028" }, { t: "grüße \u{1f438} \u2028" }],
  [{ t: "" }, { t: "" }],
  [{ x: "" }, { t: "" }],
  [{ x: "6162" }, { t: "ab" }],
  [{ x: "00ff" }, { x: "00ff" }],
  [{ t: "nul\u0000, line\n" }, { x: "6e756c002c206c696e650a" }],
  [{ t: "\u007f" }, { x: "7f" }],
  [{ t: "\u0085" }, { x: "c285" }],
  [{ x: "c0af" }, { x: "c0af" }],
  [{ x: "eda080" }, { x: "eda080" }],
  [{ gen: { size: 8, seed: 1 } }, { x: "3c5e81b40c5ec68e" }],
  [{ gen: { size: 0, seed: 1 } }, { t: "" }],
  [{ gen: { size: 8, seed: 4294967295 } }, { x: "3c3022a1b7dfe9b9" }],
  [{ gen: { size: 65536, seed: 7 } }, { x: generate(65536, 7).toString("hex") }],
  [{ gen: { size: 65537, seed: 1 } }, { size: 65537, crc32: "bf8dc213" }],
];

async function receive(driver: ProcessDriver, name: string): Promise<unknown> {
  const { frames } = await succeed(driver, "recv", { socket: `${name}-in`, timeoutMs: 20_000 });
  return frames;
}

/** What is compared: the properties of a report in an order of their own. */
function canonical(frame: unknown): string {
  return JSON.stringify(Object.entries(Object(frame)).sort()).slice(0, 200);
}

/** Checks that messages arrive as they were sent and are reported by the rules. */
export const messages: Check[] = [
  {
    name: "frames are sent and reported by the rules",
    async run(driver) {
      await openPair(driver, "frames");
      await sendFrom(
        driver,
        "frames",
        FRAMES.map(([spec]) => spec),
      );
      const frames = await receive(driver, "frames");
      demand(Array.isArray(frames), "The frames of a message have to be a list.");
      demand(frames.length === FRAMES.length, `Of ${FRAMES.length} frames in one message ${frames.length} arrived.`);
      for (const [i, [spec, report]] of FRAMES.entries()) {
        const sent = JSON.stringify(spec);
        const want = canonical(report);
        demand(
          canonical(frames[i]) === want,
          `${sent} has to be reported as ${want}, and was as ${canonical(frames[i])}.`,
        );
      }
      return `${FRAMES.length} frames in one message, text and octets, small and large.`;
    },
  },
  {
    name: "a generated message of 10 MiB arrives whole",
    async run(driver) {
      await openPair(driver, "large");
      await sendFrom(driver, "large", [{ gen: { size: 10 * MEBIBYTE, seed: 1 } }]);
      const frames = await receive(driver, "large");
      const want = `[{"size":${10 * MEBIBYTE},"crc32":"dc0fbe62"}]`;
      const got = Array.isArray(frames) ? frames.map(canonical).join() : "";
      demand(
        got === canonical({ size: 10 * MEBIBYTE, crc32: "dc0fbe62" }),
        `It has to be reported as ${want}, and was as ${got}.`,
      );
      return "Size and CRC-32 are right.";
    },
  },
  {
    name: "flood and drain count",
    async run(driver) {
      if (routeOf(driver).sender === "REQ")
        throw new NotApplicable("It declares no sockets that take several messages.");
      await openPair(driver, "flood");
      const { sent } = await succeed(driver, "flood", {
        socket: "flood-out",
        frames: [{ t: "drop" }, { x: "ff" }],
        limit: 5,
        numbered: true,
      });
      demand(typeof sent === "number" && sent <= 5, `A flood with limit 5 reported ${JSON.stringify(sent)}.`);
      const drained = await succeed(driver, "drain", { socket: "flood-in", limit: 10, timeoutMs: 300 });
      const want = JSON.stringify(Array.from({ length: sent }, (_, i) => [{ t: "drop" }, { x: "ff" }, { t: `${i}` }]));
      const got = JSON.stringify(drained.messages);
      demand(got === want, `After a flood of ${sent}, drain has to report ${want}, and did ${got}.`);
      return `${sent} of 5 messages were sent, and they were drained in order.`;
    },
  },
];
