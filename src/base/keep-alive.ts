const FOREVER = 2 ** 31 - 1;

/**
 * Keeps the process running while somebody has a reason to wait. Network handles never do, so that an idle socket does not
 * stop a program from ending; a pending receive, a pending send and a lingering message hold this instead.
 */
export class KeepAlive {
  #holders = 0;
  #timer: ReturnType<typeof setInterval> | undefined;

  /** One more reason to go on. Each `hold` needs its `release`. */
  hold(): void {
    if (this.#holders++ > 0) return;
    this.#timer ??= setInterval(() => {}, FOREVER);
    this.#timer.ref();
  }

  /** One reason less. The timer is kept, without a hold on the process: making one anew costs more than a wake-up. */
  release(): void {
    if (--this.#holders === 0) this.#timer?.unref();
  }
}
