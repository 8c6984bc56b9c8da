import { allocate, encodeText, keyOf } from "../base/bytes.ts";

/** Properties by name, as a handshake exchanges them (RFC 37, "The READY Command"). */
export type Properties = ReadonlyMap<string, Uint8Array>;

/** A property list: for each a length octet and its name, then four octets of size and its value. */
export function encodeMetadata(properties: Properties): Uint8Array {
  let size = 0;
  for (const [name, value] of properties) size += 1 + name.length + 4 + value.length;
  const list = allocate(size);
  const view = new DataView(list.buffer, list.byteOffset, size);
  let at = 0;
  for (const [name, value] of properties) {
    list[at++] = name.length;
    list.set(encodeText(name), at);
    at += name.length;
    view.setUint32(at, value.length);
    at += 4;
    list.set(value, at);
    at += value.length;
  }
  return list;
}

/**
 * The properties of a list, by their names in lower case: names are compared without regard to case (RFC 37, C32).
 * `undefined` when the list is malformed: cut short, with octets left over, or with a name that is empty. Of two
 * properties with one name the later counts. Unknown names and odd characters in them are let pass (C33).
 */
export function decodeMetadata(list: Uint8Array): Properties | undefined {
  const properties = new Map<string, Uint8Array>();
  const view = new DataView(list.buffer, list.byteOffset, list.length);
  let at = 0;
  while (at < list.length) {
    const nameEnd = at + 1 + view.getUint8(at);
    const valueStart = nameEnd + 4;
    if (nameEnd === at + 1 || valueStart > list.length) return undefined;
    const size = view.getUint32(nameEnd);
    if (size > list.length - valueStart) return undefined;
    const name = keyOf(list.subarray(at + 1, nameEnd)).toLowerCase();
    at = valueStart + size;
    properties.set(name, list.subarray(valueStart, at));
  }
  return properties;
}
