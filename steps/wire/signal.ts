/** Lets readers wait for something that events bring about: no polling, and never longer than they have patience. */
export class Signal {
  readonly #waiting = new Set<() => void>();

  /** Says that something has changed; every reader looks again. */
  raise(): void {
    for (const wake of [...this.#waiting]) wake();
  }

  /** What `probe` finds now or after one of the changes to come; undefined when `patienceMs` pass without it. */
  async until<T>(probe: () => T | undefined, patienceMs: number): Promise<T | undefined> {
    const deadline = performance.now() + patienceMs;
    for (;;) {
      const found = probe();
      if (found !== undefined) return found;
      const left = deadline - performance.now();
      if (left <= 0) return undefined;
      await this.#change(left);
    }
  }

  #change(withinMs: number): Promise<void> {
    return new Promise((resolve) => {
      const settle = () => {
        clearTimeout(timer);
        this.#waiting.delete(settle);
        resolve();
      };
      const timer = setTimeout(settle, Math.ceil(withinMs));
      this.#waiting.add(settle);
    });
  }
}
