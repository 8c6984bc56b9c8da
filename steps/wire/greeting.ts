import { Violation } from "../verdict.ts";
import { toHex } from "./notation.ts";

/** The greeting of ZMTP 3.x, field by field as RFC 23 lays it out. */
export interface Greeting {
  /** 10 octets: FF, 8 of padding, 7F. */
  signature: Buffer;
  major: number;
  minor: number;
  /** 20 octets: the name and null octets. */
  mechanism: Buffer;
  asServer: number;
  /** 31 octets. */
  filler: Buffer;
}

/** How many octets a greeting of ZMTP 3.x has. */
export const GREETING_SIZE = 64;

const CURRENT_GREETING: Readonly<Greeting> = {
  signature: Buffer.from("FF00000000000000007F", "hex"),
  major: 3,
  minor: 1,
  mechanism: mechanismField("NULL"),
  asServer: 0,
  filler: Buffer.alloc(31),
};

/** A mechanism's name filled up to its 20 octets. */
export function mechanismField(name: string | Uint8Array): Buffer {
  const field = Buffer.alloc(20);
  field.set(typeof name === "string" ? Buffer.from(name) : name);
  return field;
}

/** The 64 octets of a greeting, those of an up-to-date peer with NULL unless told otherwise. */
export function encodeGreeting(fields: Partial<Greeting> = {}): Buffer {
  const { signature, major, minor, mechanism, asServer, filler } = { ...CURRENT_GREETING, ...fields };
  const octets = Buffer.concat([signature, Buffer.from([major, minor]), mechanism, Buffer.from([asServer]), filler]);
  if (octets.length !== GREETING_SIZE) throw new Error(`a greeting of ${octets.length} octets`);
  return octets;
}

/**
 * The fields of a greeting of ZMTP 3.x.
 * @throws Violation when `octets` cannot be one.
 */
export function decodeGreeting(octets: Buffer): Greeting {
  if (octets[0] !== 0xff || octets[9] !== 0x7f || (octets[10] as number) < 3) {
    throw new Violation("the greeting is none of ZMTP 3.x", {
      expected: "FF, 8 octets, 7F, 03",
      actual: toHex(octets),
    });
  }
  return {
    signature: octets.subarray(0, 10),
    major: octets[10] as number,
    minor: octets[11] as number,
    mechanism: octets.subarray(12, 32),
    asServer: octets[32] as number,
    filler: octets.subarray(33, GREETING_SIZE),
  };
}

/** One line about a greeting. */
export function describeGreeting(greeting: Greeting): string {
  const name = greeting.mechanism.toString("latin1").replace(/\0+$/, "");
  return `greeting ${greeting.major}.${greeting.minor} ${name} as-server ${greeting.asServer}`;
}
