/** Something whose speed is measured: an implementation, and the way its API is used. */
export interface Contender {
  /** How the table calls it. */
  readonly title: string;
  /** Its name in interop/peers.json. */
  readonly peer: string;
  /** One promise a message, or as many messages a call as the API takes. */
  readonly mode: "await" | "batch";
}

/** The contenders, the unit of every ratio first: libzmq's own throughput from C. */
export const contenders: readonly Contender[] = [
  { title: "libzmq (C)", peer: "libzmq", mode: "batch" },
  { title: "zeromq.js, await a message", peer: "zeromqjs", mode: "await" },
  { title: "zeromq-ts, await a message", peer: "reference-process", mode: "await" },
  { title: "zeromq-ts, batched", peer: "reference-process", mode: "batch" },
];
