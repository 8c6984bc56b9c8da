import { crc32 } from "node:zlib";
import type { FrameReport } from "../driver/driver.ts";
import { describeMessage } from "../support/frame-book.ts";
import { isReportOf } from "../support/frame-notation.ts";
import { Violation } from "../verdict.ts";

/** A frame from the wire in the form in which a driver would report it, so that both are compared in the same way. */
export function reportOf(body: Buffer): FrameReport {
  if (body.length > 65536) return { size: body.length, crc32: crc32(body).toString(16).padStart(8, "0") };
  const t = body.toString();
  const printable = Buffer.from(t).equals(body) && !/\p{Cc}/u.test(t);
  return printable ? { t } : { x: body.toString("hex") };
}

/** @throws Violation when the frames that `receiver` got are not these texts */
export function expectFrames(receiver: string, expected: readonly string[], frames: readonly FrameReport[]): void {
  const same = expected.every((text, i) => frames[i] !== undefined && isReportOf(frames[i], Buffer.from(text)));
  if (same && frames.length === expected.length) return;
  throw new Violation(`${receiver} received another message than it should have.`, {
    expected: describeMessage(expected.map((t) => ({ t }))),
    actual: describeMessage(frames),
  });
}
