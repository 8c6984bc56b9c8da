/** Who reads a stream. */
export interface ByteStreamOwner {
  /** Octets came. They are lent until it returns; those that are given may be kept, and `true` says that they are. */
  received(chunk: Uint8Array, isGiven: boolean): boolean;
  /**
   * Memory of the owner's that the next octets are to be put into, and `filled` tells of; `undefined` when they are to be received.
   * It is asked after each of the two, and the answer holds for the octets that come next.
   */
  place(): Uint8Array | undefined;
  /** The first `size` octets of `place` have come. */
  filled(size: number): void;
  /** There is room to write again, after `hasRoom` was false. */
  drained(): void;
  /** The stream is over, whoever ended it. Reported once, and nothing after it. */
  closed(): void;
}

/** A connected two-way stream of octets: what tcp and ipc have in common, and all that a connection knows of them. */
export interface ByteStream {
  owner: ByteStreamOwner;
  /** The IP address of the other side, where the transport has such. */
  readonly peerAddress: string | undefined;
  /** Whether it is worth writing more now; when not, `drained` will tell. */
  readonly hasRoom: boolean;
  /** How many octets wait here for the system to take them. */
  readonly backlog: number;
  /** Sends the chunks in this order. They are not copied: nobody may change them before the backlog is 0. */
  write(chunks: readonly Uint8Array[]): void;
  /** Stops `received` until `resume`. */
  pause(): void;
  resume(): void;
  /** Sends what was written, then closes: when the system has all of it, the stream is over. */
  end(): void;
  /** Closes now; what was not sent is lost. */
  destroy(): void;
}
