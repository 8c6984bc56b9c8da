import { bigEndian } from "./notation.ts";

/** A frame as it was found on the wire. */
export interface Frame {
  /** The flags octet: bit 0 is MORE, bit 1 is LONG, bit 2 is COMMAND (ZMTP 3.x), the others are reserved. */
  flags: number;
  body: Buffer;
}

/** The flag of a frame that is not the last one of its message. */
export const MORE = 1;
const LONG = 2;
/** The flag of a frame that is a command; of ZMTP 3.x only. */
export const COMMAND = 4;

/** The versions of ZMTP that a wire peer can speak. Frames of 1.0 have the size first, all others the flags. */
export type Version = "1.0" | "2.0" | "3.0" | "3.1";

/** A frame in the form that ZMTP 2.0 and 3.x prescribe for its size: long from 256 octets on. */
export function encodeFrame(body: Uint8Array, flags = 0): Buffer {
  return body.length > 255 ? encodeLongFrame(body, flags) : Buffer.concat([Buffer.from([flags, body.length]), body]);
}

/** The frames of a message in the form of that version, all but the last with MORE. */
export function encodeMessage(bodies: readonly Uint8Array[], version: Version): Buffer {
  const encode = version === "1.0" ? encodeOldFrame : encodeFrame;
  return Buffer.concat(bodies.map((body, i) => encode(body, i < bodies.length - 1 ? MORE : 0)));
}

/** A frame in the long form of ZMTP 2.0 and 3.x, whatever its size. */
export function encodeLongFrame(body: Uint8Array, flags = 0): Buffer {
  return Buffer.concat([Buffer.from([flags | LONG]), bigEndian(BigInt(body.length), 8), body]);
}

/** A frame of ZMTP 1.0: the size, which counts the flags octet, short up to 254; the flags; the body. */
export function encodeOldFrame(body: Uint8Array, flags = 0): Buffer {
  const size = body.length + 1;
  const header = size < 255 ? [Buffer.from([size])] : [Buffer.from([0xff]), bigEndian(BigInt(size), 8)];
  return Buffer.concat([...header, Buffer.from([flags]), body]);
}

/** The first frame in `octets` and how many of them it takes; undefined while it is not all there. */
export function decodeFrame(octets: Buffer, version: Version): { frame: Frame; taken: number } | undefined {
  return version === "1.0" ? decodeOldFrame(octets) : decodeNewFrame(octets);
}

function decodeNewFrame(octets: Buffer): { frame: Frame; taken: number } | undefined {
  const flags = octets[0];
  if (flags === undefined) return undefined;
  const header = flags & LONG ? 9 : 2;
  if (octets.length < header) return undefined;
  const taken = header + (flags & LONG ? Number(octets.readBigUInt64BE(1)) : (octets[1] as number));
  return octets.length < taken ? undefined : { frame: { flags, body: octets.subarray(header, taken) }, taken };
}

function decodeOldFrame(octets: Buffer): { frame: Frame; taken: number } | undefined {
  if (octets.length === 0) return undefined;
  const header = octets[0] === 0xff ? 9 : 1;
  if (octets.length < header) return undefined;
  const taken = header + (header === 9 ? Number(octets.readBigUInt64BE(1)) : (octets[0] as number));
  if (octets.length < taken || taken === header) return undefined;
  return { frame: { flags: octets[header] as number, body: octets.subarray(header + 1, taken) }, taken };
}

/** All whole frames in `octets`, of ZMTP 2.0 or 3.x. */
export function decodeFrames(octets: Buffer): Frame[] {
  const frames: Frame[] = [];
  for (let at = 0; ; ) {
    const found = decodeNewFrame(octets.subarray(at));
    if (found === undefined) return frames;
    frames.push(found.frame);
    at += found.taken;
  }
}
