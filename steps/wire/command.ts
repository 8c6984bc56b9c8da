import { Violation } from "../verdict.ts";
import { COMMAND, encodeFrame, type Frame } from "./frame.ts";
import { bigEndian, toHex } from "./notation.ts";

/** A command: its name and what follows it. */
export interface Command {
  name: string;
  data: Buffer;
}

/** A property of a READY command, in the order and the spelling in which it stands there. */
export interface Property {
  name: string;
  value: Buffer;
}

/** A command frame; its body is the size of the name, the name and the data (divergence C01). */
export function encodeCommand(name: string, data: Uint8Array = Buffer.alloc(0)): Buffer {
  return encodeFrame(Buffer.concat([Buffer.from([name.length]), Buffer.from(name, "latin1"), data]), COMMAND);
}

/**
 * The command in a frame.
 * @throws Violation when the body is too short for the name that it announces.
 */
export function decodeCommand(frame: Frame): Command {
  const size = frame.body[0] ?? 0;
  if (size === 0 || frame.body.length < 1 + size) {
    throw new Violation("a command frame without a well-formed name", {
      expected: "1 octet of size, 1 to 255 octets of name",
      actual: toHex(frame.body),
    });
  }
  return { name: frame.body.toString("latin1", 1, 1 + size), data: frame.body.subarray(1 + size) };
}

/** Properties as READY carries them: size and name, 4 octets of size and value. */
export function encodeProperties(properties: readonly Property[]): Buffer {
  return Buffer.concat(
    properties.flatMap(({ name, value }) => [
      Buffer.from([name.length]),
      Buffer.from(name, "latin1"),
      bigEndian(BigInt(value.length), 4),
      value,
    ]),
  );
}

/**
 * The properties in the data of a READY command.
 * @throws Violation when they are cut short or a name is empty.
 */
export function decodeProperties(data: Buffer): Property[] {
  const properties: Property[] = [];
  for (let at = 0; at < data.length; ) {
    const valueAt = at + 1 + (data[at] as number) + 4;
    const end = valueAt <= data.length ? valueAt + data.readUInt32BE(valueAt - 4) : Number.POSITIVE_INFINITY;
    if (end > data.length || data[at] === 0) {
      throw new Violation("malformed metadata", {
        expected: "1 octet of size, a name, 4 octets of size, a value, and so on to the end of the command",
        actual: toHex(data),
      });
    }
    properties.push({ name: data.toString("latin1", at + 1, valueAt - 4), value: data.subarray(valueAt, end) });
    at = end;
  }
  return properties;
}

/** One line about a frame, with the name of its command where it is one. */
export function describeFrame(frame: Frame): string {
  const size = frame.body[0] ?? 0;
  const isCommand = (frame.flags & COMMAND) !== 0 && size > 0 && frame.body.length > size;
  const what = isCommand ? `command ${frame.body.toString("latin1", 1, 1 + size)}` : "frame";
  return `${what}, flags ${toHex(Buffer.from([frame.flags]))}, ${frame.body.length} octets`;
}
