import { copy, encodeText } from "../base/bytes.ts";
import { ZmqError } from "../base/errors.ts";

/** One option: the value it has at first, and what it makes of a value that the application gives. */
export interface Option<T> {
  readonly initial: T;
  /** @throws TypeError for another type, ZmqError EINVAL for a value out of range */
  parse(value: unknown, name: string): T;
}

/** A whole number from `minimum` to `maximum`. */
export function integer(initial: number, minimum: number, maximum = 2 ** 31 - 1): Option<number> {
  return {
    initial,
    parse(value, name) {
      if (typeof value !== "number" || !Number.isInteger(value)) throw new TypeError(`${name} takes a whole number`);
      if (value < minimum || value > maximum) {
        throw new ZmqError("EINVAL", `${name} takes ${minimum} to ${maximum}, not ${value}`);
      }
      return value;
    },
  };
}

/** On or off. */
export function flag(initial: boolean): Option<boolean> {
  return {
    initial,
    parse(value, name) {
      if (typeof value !== "boolean") throw new TypeError(`${name} takes true or false`);
      return value;
    },
  };
}

/** One of a few words. */
export function choice<const T extends string | null>(initial: T, ...values: T[]): Option<T> {
  return {
    initial,
    parse(value, name) {
      if (!values.includes(value as T)) throw new ZmqError("EINVAL", `${name} takes one of ${values.join(", ")}`);
      return value as T;
    },
  };
}

/** A text, or null for none. */
export function text(maximum = Infinity): Option<string | null> {
  return {
    initial: null,
    parse(value, name) {
      if (value === null || value === undefined) return null;
      if (typeof value !== "string") throw new TypeError(`${name} takes a string or null`);
      if (value.length > maximum) throw new ZmqError("EINVAL", `${name} takes at most ${maximum} characters`);
      return value === "" ? null : value;
    },
  };
}

/** Octets, given as such or as a text; null for none. `minimum` and `maximum` bound their number. */
export function octets(minimum = 0, maximum = Infinity): Option<Uint8Array | null> {
  return {
    initial: null,
    parse(value, name) {
      if (value === null || value === undefined) return null;
      const bytes = typeof value === "string" ? encodeText(value) : value;
      if (!(bytes instanceof Uint8Array)) throw new TypeError(`${name} takes a string, a Buffer or null`);
      if (bytes.length < minimum || bytes.length > maximum) {
        throw new ZmqError("EINVAL", `${name} takes ${minimum} to ${maximum} octets, not ${bytes.length}`);
      }
      return copy(bytes);
    },
  };
}
