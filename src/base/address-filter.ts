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

/** The 4 or 16 octets of an address; `undefined` for anything else. */
function parseAddress(text: string): readonly number[] | undefined {
  if (!text.includes(":")) return parseIpv4(text);
  const octets = parseIpv6(text.replace(/%.*$/, ""));
  return octets && MAPPED.every((octet, i) => octets[i] === octet) ? octets.slice(MAPPED.length) : octets;
}

function parseIpv4(text: string): readonly number[] | undefined {
  if (!/^\d{1,3}(\.\d{1,3}){3}$/.test(text)) return undefined;
  const octets = text.split(".").map(Number);
  return octets.every((octet) => octet <= 255) ? octets : undefined;
}

function parseIpv6(text: string): readonly number[] | undefined {
  const [head = "", tail, ...more] = text.split("::");
  const front = parseGroups(head);
  const back = tail === undefined ? [] : parseGroups(tail);
  if (front === undefined || back === undefined || more.length > 0) return undefined;
  const missing = 16 - front.length - back.length;
  if (tail === undefined ? missing !== 0 : missing < 2) return undefined;
  return [...front, ...new Array<number>(missing).fill(0), ...back];
}

/** Groups of four digits, of which the last may be an IPv4 address. */
function parseGroups(text: string): readonly number[] | undefined {
  if (text === "") return [];
  const groups = text.split(":");
  const dotted = parseIpv4(groups.at(-1) as string);
  if (dotted !== undefined) groups.pop();
  if (!groups.every((group) => /^[\da-f]{1,4}$/i.test(group))) return undefined;
  const values = groups.map((group) => Number.parseInt(group, 16));
  return [...values.flatMap((value) => [value >> 8, value & 0xff]), ...(dotted ?? [])];
}
