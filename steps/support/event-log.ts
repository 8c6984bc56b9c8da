import type { MonitorEvent } from "../driver/driver.ts";

interface Waiter {
  wanted: (event: MonitorEvent) => boolean;
  take: (event: MonitorEvent) => void;
}

/** The monitor events of one scenario, in their order. Each can be taken once. */
export class EventLog {
  readonly #events: MonitorEvent[] = [];
  readonly #waiters: Waiter[] = [];

  /** Notes an event; whoever waits for it has it at once. */
  add(event: MonitorEvent): void {
    const index = this.#waiters.findIndex((waiter) => waiter.wanted(event));
    const [waiter] = index < 0 ? [] : this.#waiters.splice(index, 1);
    if (waiter === undefined) this.#events.push(event);
    else waiter.take(event);
  }

  /** Takes the first event of that kind that nobody has taken; `undefined` when none comes within `timeoutMs`. */
  take(wanted: (event: MonitorEvent) => boolean, timeoutMs: number): Promise<MonitorEvent | undefined> {
    const index = this.#events.findIndex(wanted);
    if (index >= 0) return Promise.resolve(this.#events.splice(index, 1)[0]);
    return new Promise((resolve) => {
      const waiter: Waiter = {
        wanted,
        take: (event) => {
          clearTimeout(timer);
          resolve(event);
        },
      };
      const timer = setTimeout(() => {
        this.#waiters.splice(this.#waiters.indexOf(waiter), 1);
        resolve(undefined);
      }, timeoutMs);
      this.#waiters.push(waiter);
    });
  }

  /** The events of a socket that nobody has taken, as people read them. */
  describe(socket: string): string {
    const names = this.#events.filter((event) => event.socket === socket).map((event) => event.event);
    return names.length === 0 ? "no further event" : names.join(", ");
  }
}
