import { octetsOfAddress } from "./ip-address.ts";

/** The octets that an IPv4 address has in front when it is written as IPv6: ::ffff:0:0/96. */
const MAPPED = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff];

interface Network {
  readonly octets: readonly number[];
  /** How many of the first bits count. */
  readonly bits: number;
}

/**
 * A list of networks in CIDR notation, parted by commas: `192.0.2.0/24,2001:db8::1`. An address passes that is in one of them
 * (zmq_setsockopt(3), ZMQ_TCP_ACCEPT_FILTER). An IPv4 address is the same whether or not it comes in the clothes of IPv6.
 */
export class AddressFilter {
  readonly #networks: readonly Network[];

  private constructor(networks: readonly Network[]) {
    this.#networks = networks;
  }

  /** The filter that a text describes; `undefined` when it is malformed. */
  static parse(text: string): AddressFilter | undefined {
    const networks = text.split(",").map(parseNetwork);
    return networks.every((network) => network !== undefined) ? new AddressFilter(networks) : undefined;
  }

  /** Whether an address, as the system writes it, passes. */
  admits(address: string): boolean {
    const octets = parseAddress(address);
    return octets !== undefined && this.#networks.some((network) => contains(network, octets));
  }
}

function contains({ octets, bits }: Network, address: readonly number[]): boolean {
  if (octets.length !== address.length) return false;
  for (let bit = 0; bit < bits; bit += 8) {
    const mask = 0xff << Math.max(0, 8 - (bits - bit));
    const difference = (octets[bit / 8] as number) ^ (address[bit / 8] as number);
    if ((difference & mask & 0xff) !== 0) return false;
  }
  return true;
}

function parseNetwork(text: string): Network | undefined {
  const [, address = "", , size] = /^([^/]*)(\/(\d{1,3}))?$/.exec(text.trim()) ?? [];
  const octets = parseAddress(address);
  if (octets === undefined) return undefined;
  const whole = octets.length * 8;
  const isMapped = octets.length === 4 && address.includes(":");
  const bits = size === undefined ? whole : Number(size) - (isMapped ? MAPPED.length * 8 : 0);
  return bits >= 0 && bits <= whole ? { octets, bits } : undefined;
}

/** The octets of an address, of an IPv4 address in IPv6's clothes only its own; `undefined` for what is none. */
function parseAddress(text: string): readonly number[] | undefined {
  const octets = octetsOfAddress(text);
  if (octets?.length !== 16 || !MAPPED.every((octet, i) => octets[i] === octet)) return octets;
  return octets.slice(MAPPED.length);
}
