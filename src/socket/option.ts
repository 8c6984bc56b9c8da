import { copy, decodeText, encodeText } from "../base/bytes.ts";
import { ZmqError } from "../base/errors.ts";

/** One option: the value it has at first, and what it makes of a value that the application gives. */
export interface Option<T> {
  readonly initial: T;
  /**
   * What the option is from now on; `current` is what it was.
   *
   * @throws TypeError for another type, ZmqError EINVAL for a value out of range
   */
  parse(value: unknown, name: string, current?: T): T;
}

/** A whole number from `minimum` to `maximum`. */
export function integer(initial: number, minimum: number, maximum = 2 ** 31 - 1): Option<number> {
  return {
    initial,
    parse(value, name) {
      if (typeof value !== "number" || !Number.isInteger(value)) {
        throw new TypeError(`Option value must be a number: ${name} takes a whole one`);
      }
      if (value < minimum || value > maximum) {
        throw new ZmqError("EINVAL", `${name} takes ${minimum} to ${maximum}, not ${value}`);
      }
      return value;
    },
  };
}

/** A whole number of milliseconds that is kept in tenths of a second. */
export function deciseconds(maximum: number): Option<number> {
  const { initial, parse } = integer(0, 0, maximum);
  return {
    initial,
    parse(value, name) {
      const milliseconds = parse(value, name);
      return milliseconds - (milliseconds % 100);
    },
  };
}

/** On or off. */
export function flag(initial: boolean): Option<boolean> {
  return {
    initial,
    parse(value, name) {
      if (typeof value !== "boolean") throw new TypeError(`Option value must be a boolean: ${name}`);
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

/** A text of at most `maximum` characters, or null for none; an empty one is none too if `minimum` is 0. */
export function text(maximum = Infinity, minimum = 1): Option<string | null> {
  return {
    initial: null,
    parse(value, name) {
      if (value === null || value === undefined) return null;
      const string = value instanceof Uint8Array ? decodeText(value) : value;
      if (typeof string !== "string") throw new TypeError(`Option value must be a string or buffer: ${name}`);
      if (string.length < minimum || string.length > maximum) {
        throw new ZmqError("EINVAL", `${name} takes ${minimum} to ${maximum} characters, or null for none`);
      }
      return string === "" ? null : string;
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
      if (!(bytes instanceof Uint8Array)) {
        throw new TypeError(`Option value must be a string or buffer: ${name}`);
      }
      if (bytes.length < minimum || bytes.length > maximum) {
        throw new ZmqError("EINVAL", `${name} takes ${minimum} to ${maximum} octets, not ${bytes.length}`);
      }
      return copy(bytes);
    },
  };
}

/** Something that this library does not do yet: it can be left as it is, and to ask for it fails, because silence would lie. */
export function unavailable<T>(initial: T): Option<T> {
  return {
    initial,
    parse(value, name) {
      if (value !== initial && value !== undefined) throw new ZmqError("ENOTSUP", `${name} is not available`);
      return initial;
    },
  };
}
