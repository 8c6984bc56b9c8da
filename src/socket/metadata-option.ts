import { encodeText } from "../base/bytes.ts";
import { ZmqError } from "../base/errors.ts";
import type { Option } from "./option.ts";

/** Properties of an application, by names that begin with `X-` (ZMQ_METADATA). */
export type Metadata = Readonly<Record<string, string>>;

/** RFC 37: 1 to 255 letters, digits and -_.+ ; those of applications begin with X-. */
const NAME = /^X-[-\w.+]{0,253}$/;

/** Takes properties by name, or null for none. As with libzmq, no value is empty. */
export const metadata: Option<Metadata> = {
  initial: Object.freeze({}),
  parse(value, name) {
    if (value === null || value === undefined) return metadata.initial;
    if (typeof value !== "object") throw new TypeError(`Option value must be an object: ${name}`);
    for (const [property, text] of Object.entries(value)) {
      if (typeof text !== "string") throw new TypeError(`Option value must be a string: ${name} ${property}`);
      if (!NAME.test(property)) throw new ZmqError("EINVAL", `${name} takes names that begin with X-, not ${property}`);
      if (text === "") throw new ZmqError("EINVAL", `${name} takes no empty value: ${property}`);
    }
    return Object.freeze({ ...value });
  },
};

/** The same as a handshake announces it. */
export function encodeProperties(properties: Metadata): Map<string, Uint8Array> {
  return new Map(Object.entries(properties).map(([name, text]) => [name, encodeText(text)]));
}
