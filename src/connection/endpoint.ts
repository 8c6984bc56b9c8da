/** Something that a socket is bound or connected to. */
export interface Endpoint {
  /** How the application names it: the resolved form for a binding, the given one for a connection. */
  readonly endpoint: string;
  /**
   * Ends it and its connections. What is still to be sent has `linger` milliseconds: 0 is none, -1 for ever
   * (zmq_setsockopt(3), ZMQ_LINGER).
   */
  close(linger: number): void;
}
