// Frames, as the suite writes them and as it reads them.
import { crc32 } from "node:zlib";

const REPORTED_WHOLE = 65536;

/** The octets that the suite asks for. */
export function octetsOf({ t, x, gen }) {
  if (t !== undefined) return Buffer.from(t);
  if (x !== undefined) return Buffer.from(x, "hex");
  const octets = Buffer.allocUnsafe(gen.size);
  for (let at = 0, state = gen.seed; at < gen.size; at++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    octets[at] = state >>> 24;
  }
  return octets;
}

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for
const controls = /[\u0000-\u001f\u007f-\u009f]/;

/** What is told of a frame that was received. */
export function reportOf(octets) {
  if (octets.length > REPORTED_WHOLE) {
    return { size: octets.length, crc32: crc32(octets).toString(16).padStart(8, "0") };
  }
  try {
    const text = utf8.decode(octets);
    if (!controls.test(text)) return { t: text };
  } catch {
    // not text
  }
  return { x: octets.toString("hex") };
}
