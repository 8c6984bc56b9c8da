import { AddressFilter } from "../base/address-filter.ts";
import { ZmqError } from "../base/errors.ts";
import { type Option, text } from "./option.ts";

const MAX_LENGTH = 255;
const { parse } = text(MAX_LENGTH);

/**
 * Networks in CIDR notation, parted by commas. Each assignment adds to what was there, as in libzmq; null takes all away
 * (ZMQ_TCP_ACCEPT_FILTER).
 */
export const acceptFilter: Option<string | null> = {
  initial: null,
  parse(value, name, current = null) {
    const added = parse(value, name);
    if (added === null) return null;
    if (AddressFilter.parse(added) === undefined) {
      throw new ZmqError("EINVAL", `${name} takes addresses and networks in CIDR notation, not '${added}'`);
    }
    return current === null ? added : `${current},${added}`;
  },
};
