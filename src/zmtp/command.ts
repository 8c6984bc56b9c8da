import { allocate, encodeText, keyOf } from "../base/bytes.ts";

/** A command: what the body of a command frame says. */
export interface Command {
  readonly name: string;
  readonly data: Uint8Array;
}

/**
 * The body of a command: a length octet, the name, the data. That is the grammar of RFC 37 and what everybody sends;
 * its prose describes a null octet behind the name instead (C01).
 */
export function encodeCommand(name: string, data: Uint8Array): Uint8Array {
  const body = allocate(1 + name.length + data.length);
  body[0] = name.length;
  body.set(encodeText(name), 1);
  body.set(data, 1 + name.length);
  return body;
}

/** Takes the body of a command apart; `undefined` when it is malformed. Names are compared exactly, with their case. */
export function decodeCommand(body: Uint8Array): Command | undefined {
  const nameLength = body[0] ?? 0;
  const dataStart = 1 + nameLength;
  if (nameLength === 0 || dataStart > body.length) return undefined;
  return { name: keyOf(body.subarray(1, dataStart)), data: body.subarray(dataStart) };
}
