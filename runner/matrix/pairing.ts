/** One end of a pairing: a socket type, and the frames that stand in front of a message there. */
export interface Role {
  type: string;
  /** How many frames a received message has in front of what the other end sent: routing id, delimiter. */
  envelope: number;
  /** The envelope with which this end can speak first; without it, it can only answer. */
  opening?: string[];
}

/** Two socket types that may talk to each other (RFC 28 to 31), and how. */
export interface Pairing {
  name: string;
  left: Role;
  right: Role;
  /** Whether the right end sends too. */
  isTwoWay: boolean;
  /** Whether the left end sends to nobody before the right end has subscribed. */
  isPublishing: boolean;
}

const role = (type: string, envelope = 0, opening?: string[]): Role => ({
  type,
  envelope,
  ...(opening === undefined ? {} : { opening }),
});

function pairing(left: Role, right: Role, traits: Partial<Pairing> = {}): Pairing {
  return { name: `${left.type}-${right.type}`, left, right, isTwoWay: true, isPublishing: false, ...traits };
}

const publishing = { isTwoWay: false, isPublishing: true };

/** The names under which two ROUTERs know each other. */
export const ROUTER_NAMES = { left: "left", right: "right" } as const;

/** Every compatible pair of stable socket types that speak ZMTP, once. */
export const PAIRINGS: readonly Pairing[] = [
  pairing(role("REQ"), role("REP")),
  pairing(role("REQ"), role("ROUTER", 2)),
  pairing(role("DEALER", 1, [""]), role("REP")),
  pairing(role("DEALER"), role("DEALER")),
  pairing(role("DEALER"), role("ROUTER", 1)),
  pairing(role("ROUTER", 1, [ROUTER_NAMES.right]), role("ROUTER", 1, [ROUTER_NAMES.left])),
  pairing(role("PUB"), role("SUB"), publishing),
  pairing(role("PUB"), role("XSUB"), publishing),
  pairing(role("XPUB"), role("SUB"), publishing),
  pairing(role("XPUB"), role("XSUB"), publishing),
  pairing(role("PUSH"), role("PULL"), { isTwoWay: false }),
  pairing(role("PAIR"), role("PAIR")),
];
