/** Who reads a stream. */
export interface ByteStreamOwner {
  /** Octets came; they belong to the owner from now on. */
  received(chunk: Uint8Array): void;
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
  /** Sends what was written, then closes. */
  end(): void;
  /** Closes now; what was not sent is lost. */
  destroy(): void;
}
