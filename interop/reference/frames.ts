import { crc32 } from "node:zlib";
import type { FrameReport, FrameSpec } from "../../steps/driver/driver.ts";

/** Above this many octets a received frame is reported by size and checksum. */
const REPORT_WHOLE_UP_TO = 65536;
const PRINTABLE = /^[^\p{Cc}]*$/u;
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** The octets that a request means (interop/PROTOCOL.md, "Frames"). */
export function octetsOf(spec: FrameSpec): Buffer {
  if ("t" in spec) return Buffer.from(spec.t);
  if ("x" in spec) return Buffer.from(spec.x, "hex");
  return generate(spec.gen.size, spec.gen.seed);
}

/** A received frame, as replies show it. */
export function reportOf(frame: Uint8Array): FrameReport {
  if (frame.length > REPORT_WHOLE_UP_TO) {
    return { size: frame.length, crc32: crc32(frame).toString(16).padStart(8, "0") };
  }
  const text = textOf(frame);
  return text === undefined ? { x: Buffer.from(frame).toString("hex") } : { t: text };
}

function textOf(frame: Uint8Array): string | undefined {
  try {
    const text = utf8.decode(frame);
    return PRINTABLE.test(text) ? text : undefined;
  } catch {
    return undefined;
  }
}

function generate(size: number, seed: number): Buffer {
  const octets = Buffer.allocUnsafe(size);
  let x = seed >>> 0;
  for (let i = 0; i < size; i++) {
    x = (Math.imul(x, 1664525) + 1013904223) >>> 0;
    octets[i] = x >>> 24;
  }
  return octets;
}
