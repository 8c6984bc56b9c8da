import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";
import type { FrameReport, FrameSpec } from "../driver/driver.ts";

/** A frame as a feature writes it: octets that are known, or a variable for octets that the implementation chooses. */
export type Notation = { octets: Buffer; spec: FrameSpec } | { variable: string };

const GENERATED = /^(\d+) (octets|KiB|MiB) of seed (\d+)$/;
const HEX = /^x:((?:[0-9A-Fa-f]{2} ?)*)$/;
const VARIABLE = /^<([a-z][a-z0-9 ]*)>$/;
const UNITS: Record<string, number> = { octets: 1, KiB: 1024, MiB: 1024 * 1024 };

/** Generated frames are asked for again and again with the same few parameters. */
const generated = new Map<string, Buffer>();

/**
 * Reads the notation for one frame (features/README.md): text, `""`, `x:00 FF`, `64 KiB of seed 7`, `<variable>`, and
 * several of these joined by ` + `.
 */
export function parseFrame(text: string): Notation {
  const variable = VARIABLE.exec(text)?.[1];
  if (variable !== undefined) return { variable };
  const parts = text.split(" + ");
  return parts.length === 1 ? parsePart(text) : joinFrames(parts.map(parsePart));
}

/** One frame of the octets of several. */
export function joinFrames(parts: readonly Notation[]): Notation {
  const known = parts.map((part) => {
    if ("octets" in part) return part.octets;
    throw new Error(`<${part.variable}> cannot be joined with anything.`);
  });
  const octets = Buffer.concat(known);
  return { octets, spec: { x: octets.toString("hex") } };
}

/** Text that stands in quotes in a step: nothing in it has a meaning of its own. */
export function literalFrame(text: string): { octets: Buffer; spec: FrameSpec } {
  return { octets: Buffer.from(text), spec: { t: text } };
}

/** The octets of `{"gen": {size, seed}}`, as interop/PROTOCOL.md defines them. */
export function generate(size: number, seed: number): Buffer {
  const key = `${size}:${seed}`;
  let octets = generated.get(key);
  if (octets === undefined) {
    octets = Buffer.allocUnsafe(size);
    let x = seed >>> 0;
    for (let i = 0; i < size; i++) {
      x = (Math.imul(x, 1664525) + 1013904223) >>> 0;
      octets[i] = x >>> 24;
    }
    generated.set(key, octets);
  }
  return octets;
}

/** Whether a driver's report of a frame stands for exactly these octets. */
export function isReportOf(report: FrameReport, octets: Buffer): boolean {
  if ("t" in report) return Buffer.from(report.t).equals(octets);
  if ("x" in report) return Buffer.from(report.x, "hex").equals(octets);
  return report.size === octets.length && report.crc32 === crc32(octets).toString(16).padStart(8, "0");
}

/** The octets of a report, as a key for comparing reports with each other. */
export function reportKey(report: FrameReport): string {
  if ("t" in report) return Buffer.from(report.t).toString("hex");
  return "x" in report ? report.x.toLowerCase() : `${report.size}:${report.crc32}`;
}

/** A report as people read it, in the notation of the features where there is one. */
export function describeReport(report: FrameReport): string {
  if ("t" in report) return report.t === "" ? '""' : shorten(report.t);
  if ("x" in report) return `x:${shorten((report.x.match(/../g) ?? []).join(" ").toUpperCase())}`;
  return `${report.size} octets with CRC-32 ${report.crc32}`;
}

/** Octets as people read them, in the same form as `describeReport`. */
export function describeOctets(octets: Buffer): string {
  if (octets.length > 65536)
    return `${octets.length} octets with CRC-32 ${crc32(octets).toString(16).padStart(8, "0")}`;
  const text = octets.toString();
  const printable = Buffer.from(text).equals(octets) && !/\p{Cc}/u.test(text);
  return describeReport(printable ? { t: text } : { x: octets.toString("hex") });
}

function parsePart(text: string): { octets: Buffer; spec: FrameSpec } {
  const gen = GENERATED.exec(text);
  if (gen !== null) {
    const size = Number(gen[1]) * (UNITS[gen[2] ?? ""] ?? 1);
    const seed = Number(gen[3]);
    return { octets: generate(size, seed), spec: { gen: { size, seed } } };
  }
  const hex = HEX.exec(text)?.[1];
  if (hex !== undefined) {
    const octets = Buffer.from(hex.replaceAll(" ", ""), "hex");
    return { octets, spec: { x: octets.toString("hex") } };
  }
  return literalFrame(text === '""' ? "" : text);
}

function shorten(text: string): string {
  if (text.length <= 100) return text;
  return `${text.slice(0, 80)}... (${text.length} characters, sha1 ${createHash("sha1").update(text).digest("hex").slice(0, 8)})`;
}
