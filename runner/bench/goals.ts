/** Something that the reference is to reach, as a ratio to another contender in the same setting. */
export interface Goal {
  readonly what: string;
  readonly pattern: string;
  readonly transports: readonly string[];
  /** Of the sizes that are measured, those from here to there, in octets. */
  readonly from: number;
  readonly to: number;
  /** Ids of contenders. */
  readonly contender: string;
  readonly unit: string;
  readonly of: "throughput" | "p50";
  /** A throughput is to be at least so many times that of the unit, a round trip at most. */
  readonly ratio: number;
}

const KIB = 1024;
const MIB = 1024 * KIB;
const everySize = { from: 0, to: MIB };
const network = ["tcp", "ipc"];
const awaited = { pattern: "push-pull", transports: network, contender: "zeromq-ts-await", of: "throughput" } as const;
const batched = { transports: network, contender: "zeromq-ts-batch", unit: "libzmq", of: "throughput" } as const;
const roundTrip = { pattern: "req-rep", transports: ["tcp"], contender: "zeromq-ts-await", of: "p50" } as const;

/** The goals of speed. Where one names no transport it is for tcp and ipc, where it names no size for every one. */
export const goals: readonly Goal[] = [
  { ...batched, ...everySize, what: "PUSH/PULL, batched", pattern: "push-pull", ratio: 1.2 },
  { ...awaited, from: 0, to: 256, what: "PUSH/PULL, awaited, up to 256 B", unit: "zeromqjs", ratio: 8 },
  { ...awaited, from: 257, to: KIB, what: "PUSH/PULL, awaited, up to 1 KiB", unit: "zeromqjs", ratio: 3 },
  { ...awaited, from: KIB + 1, to: 64 * KIB, what: "PUSH/PULL, awaited, up to 64 KiB", unit: "zeromqjs", ratio: 1.2 },
  { ...awaited, from: 256, to: MIB, what: "PUSH/PULL, awaited, from 256 B", unit: "libzmq", ratio: 0.9 },
  { ...batched, ...everySize, what: "PUB/SUB, 1 subscriber, batched", pattern: "pub-sub", ratio: 1.2 },
  { ...batched, ...everySize, what: "PUB/SUB, 100 subscribers, batched", pattern: "pub-sub-100", ratio: 1 },
  { ...roundTrip, ...everySize, what: "REQ/REP, p50 of the round trip", unit: "libzmq", ratio: 1 },
  { ...roundTrip, ...everySize, what: "REQ/REP, p50 of the round trip", unit: "zeromqjs", ratio: 0.5 },
  {
    ...batched,
    ...everySize,
    transports: ["inproc"],
    what: "PUSH/PULL in one thread, batched",
    pattern: "push-pull",
    ratio: 2,
  },
];
