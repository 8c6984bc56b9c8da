/** What `parseOctets` says about a text that is not in the notation; the position is that of the offending character. */
export class NotationError extends Error {
  override readonly name = "NotationError";
}

const LARGEST = 64 * 1024 * 1024;

/**
 * Octets as scenarios write them. Items are separated by white space and `#` starts a comment that ends with the line:
 *
 * | item | octets |
 * |---|---|
 * | `FF`, `7F03` | hexadecimal digits, two for each octet |
 * | `"NULL"` | UTF-8 text; a backslash in front of a quote or a backslash takes it literally |
 * | `u8(5)` `u16(5)` `u32(5)` `u64(5)` | a decimal number, big-endian, in 1, 2, 4 or 8 octets |
 * | `len8(...)` `len16(...)` `len32(...)` `len64(...)` | the size of what stands in the brackets, and then that itself |
 * | `gen(1048576, 7)` | that many generated octets from that seed, as in the driver protocol |
 * | `(...)` | a group |
 * | `00*31`, `("ab" 00)*2` | the item repeated |
 *
 * @throws NotationError that names the position and what was expected there.
 */
export function parseOctets(text: string): Buffer {
  return new Parser(text).whole();
}

/** The chunks of a text: each line is one, in the notation of `parseOctets`; lines without items do not count. */
export function parseChunks(text: string): Buffer[] {
  return text
    .split("\n")
    .filter((chunk) => chunk.replace(/#.*/, "").trim() !== "")
    .map(parseOctets);
}

/** The hexadecimal form of octets, cut off behind `limit` of them. */
export function toHex(octets: Uint8Array, limit = 96): string {
  const shown = Array.from(octets.subarray(0, limit), (octet) => octet.toString(16).padStart(2, "0").toUpperCase());
  const rest = octets.length - limit;
  return rest > 0 ? `${shown.join(" ")} ... ${rest} more` : shown.join(" ");
}

/** The octets that the driver protocol generates for {"gen":{"size","seed"}}. */
function generated(size: number, seed: number): Buffer {
  const octets = Buffer.alloc(size);
  let state = seed >>> 0;
  for (let i = 0; i < size; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    octets[i] = state >>> 24;
  }
  return octets;
}

/** A big-endian number in `width` octets. */
export function bigEndian(value: bigint, width: number): Buffer {
  const octets = Buffer.alloc(8);
  octets.writeBigUInt64BE(value);
  return octets.subarray(8 - width);
}

class Parser {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  whole(): Buffer {
    const octets = this.#items();
    if (this.#at < this.#text.length) this.#fail("an item");
    return octets;
  }

  #items(): Buffer {
    const parts: Buffer[] = [];
    for (this.#skip(); this.#at < this.#text.length && this.#text[this.#at] !== ")"; this.#skip()) {
      parts.push(this.#repeated(this.#item()));
    }
    return Buffer.concat(parts);
  }

  #item(): Buffer {
    const hex = this.#match(/[0-9A-Fa-f]+/y)?.[0];
    if (hex !== undefined) {
      if (hex.length % 2 !== 0) this.#fail("an even number of hexadecimal digits", hex.length);
      return Buffer.from(hex, "hex");
    }
    const quoted = this.#match(/"((?:[^"\\]|\\["\\])*)"/y);
    if (quoted) return Buffer.from((quoted[1] as string).replace(/\\(["\\])/g, "$1"));
    const number = this.#match(/u(8|16|32|64)\(\s*(\d+)\s*\)/y);
    if (number) return this.#number(BigInt(number[2] as string), Number(number[1]) / 8);
    const random = this.#match(/gen\(\s*(\d+)\s*,\s*(\d+)\s*\)/y);
    if (random) return generated(this.#size(Number(random[1])), Number(random[2]));
    return this.#bracketed();
  }

  #bracketed(): Buffer {
    const open = this.#match(/(?:len(8|16|32|64))?\(/y);
    if (!open) this.#fail("hexadecimal digits, quoted text, u16(...), len8(...), gen(...) or a group");
    const body = this.#items();
    if (!this.#match(/\)/y)) this.#fail("a closing bracket");
    if (open[1] === undefined) return body;
    return Buffer.concat([this.#number(BigInt(body.length), Number(open[1]) / 8), body]);
  }

  #repeated(octets: Buffer): Buffer {
    const times = this.#match(/\*(\d+)/y)?.[1];
    if (times === undefined) return octets;
    this.#size(octets.length * Number(times));
    return Buffer.concat(Array<Buffer>(Number(times)).fill(octets));
  }

  #number(value: bigint, width: number): Buffer {
    if (value >= 1n << BigInt(width * 8)) this.#fail(`a number that fits into ${width} octets, not ${value}, before`);
    return bigEndian(value, width);
  }

  #size(size: number): number {
    if (size > LARGEST) this.#fail(`at most ${LARGEST} octets before`);
    return size;
  }

  #skip(): void {
    this.#match(/(?:\s|#[^\n]*)+/y);
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (found) this.#at = pattern.lastIndex;
    return found;
  }

  #fail(expected: string, back = 0): never {
    const at = this.#at - back;
    const found = this.#text.slice(at, at + 12) || "the end";
    throw new NotationError(`expected ${expected} at position ${at} of the octets, found ${JSON.stringify(found)}`);
  }
}
