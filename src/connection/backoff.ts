/**
 * How long to wait before the next attempt, in milliseconds. Without a maximum: the interval and a random part of it, so that
 * many clients of a restarted server do not come back as one. With a maximum: doubled each time until it is reached, without
 * a random part, as libzmq does (zmq_setsockopt(3), ZMQ_RECONNECT_IVL_MAX; C70).
 */
export class Backoff {
  #next: number | undefined;

  wait(interval: number, maximum: number): number {
    if (maximum === 0) return interval + Math.floor(Math.random() * interval);
    const wait = Math.min(this.#next ?? interval, maximum);
    this.#next = wait * 2;
    return wait;
  }

  /** A connection was made: the next wait is the first again. */
  reset(): void {
    this.#next = undefined;
  }
}
