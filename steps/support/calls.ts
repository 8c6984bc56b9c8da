import type { Driver, Reply } from "../driver/driver.ts";
import { DriverHung, Violation } from "../verdict.ts";
import { judge, needsOf } from "./capability.ts";
import type { Waits } from "./parameters.ts";

/** How many of the last operations a failure shows, and how much of each. */
const KEPT_CALLS = 40;
const LONGEST_PART = 160;

/**
 * The one way from the steps to the driver. Every call is logged, held against what the implementation has declared, and
 * given up when the scenario's time is over.
 */
export class Calls {
  readonly driver: Driver;
  readonly #log: { text: string }[] = [];
  readonly #expired: Promise<never>;
  readonly #timer: NodeJS.Timeout;

  constructor(driver: Driver, waits: Waits) {
    this.driver = driver;
    let expire: (error: Error) => void = () => {};
    this.#expired = new Promise((_, reject) => {
      expire = reject;
    });
    this.#expired.catch(() => {}); // Nobody may be waiting when it happens.
    const late = `The scenario has not ended within ${waits.scenario} ms.`;
    this.#timer = setTimeout(() => expire(new DriverHung(late)), waits.scenario);
  }

  /** The last operations and their replies, for the report of a failure. */
  get log(): string[] {
    return this.#log.map((entry) => entry.text);
  }

  /** The scenario is over: nothing is given up any more. */
  end(): void {
    clearTimeout(this.#timer);
  }

  /**
   * The reply to one operation: ok, timeout or err. Without `timeoutMs` among the parameters a send or recv may wait for
   * ever.
   *
   * @throws Unsupported, Violation when the answer contradicts what was declared; DriverFault, DriverCrashed, DriverHung
   */
  async reply(op: string, parameters: Record<string, unknown> = {}): Promise<Reply> {
    const entry = this.note(`${op} ${shorten(parameters)}`);
    const reply = await this.orExpiry(this.driver.call(op, parameters));
    entry.text += ` -> ${shorten(reply)}`;
    judge(op, reply, needsOf(op, parameters, this.driver.hello.capabilities));
    return reply;
  }

  /** What a successful operation answers. @throws Violation when it fails or times out */
  async ok(op: string, parameters: Record<string, unknown> = {}): Promise<Record<string, unknown>> {
    return succeeded(op, await this.reply(op, parameters));
  }

  /** Waits for something that is not a reply, within the scenario's time. */
  orExpiry<T>(promise: Promise<T>): Promise<T> {
    return Promise.race([promise, this.#expired]);
  }

  /** Notes something among the operations; its text may still grow. */
  note(text: string): { text: string } {
    const entry = { text };
    this.#log.push(entry);
    if (this.#log.length > KEPT_CALLS) this.#log.shift();
    return entry;
  }
}

/** The contents of an `ok`. @throws Violation when it is something else */
export function succeeded(op: string, reply: Reply): Record<string, unknown> {
  if ("ok" in reply) return reply.ok;
  throw new Violation(`${op} should have succeeded: ${outcome(reply)}.`, {
    expected: "success",
    actual: outcome(reply),
  });
}

/** Checks that an operation failed with this code. @throws Violation when it did not */
export function failedWith(op: string, reply: Reply, code: string): void {
  if ("err" in reply && reply.err.code === code) return;
  throw new Violation(`${op} should have failed with ${code}: ${outcome(reply)}.`, {
    expected: code,
    actual: outcome(reply),
  });
}

/** What an operation came to, in a word or two. */
export function outcome(reply: Reply): string {
  if ("err" in reply) return reply.err.code;
  if ("timeout" in reply) return "it was still waiting when its time was over";
  return "ok" in reply ? "it succeeded" : JSON.stringify(reply);
}

function shorten(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length <= LONGEST_PART ? text : `${text.slice(0, LONGEST_PART)}... (${text.length} characters)`;
}
