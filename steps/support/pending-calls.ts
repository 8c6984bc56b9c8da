import type { Reply } from "../driver/driver.ts";
import { Violation } from "../verdict.ts";
import { type Calls, outcome } from "./calls.ts";
import type { Waits } from "./parameters.ts";

/** Calls that a scenario has started and looks at later, because they may wait. One for each socket or context. */
export class PendingCalls {
  readonly #calls: Calls;
  readonly #waits: Waits;
  readonly #pending = new Map<string, { op: string; reply: Promise<Reply> }>();

  constructor(calls: Calls, waits: Waits) {
    this.#calls = calls;
    this.#waits = waits;
  }

  /** Starts an operation on a socket or context of that id. */
  start(op: string, id: string, parameters: Record<string, unknown>): void {
    if (this.#pending.has(id)) throw new Error(`${id} has a call under way already.`);
    const reply = this.#calls.reply(op, parameters);
    reply.catch(() => {}); // It is looked at by a later step, if the scenario gets that far.
    this.#pending.set(id, { op, reply });
  }

  /** Checks that the started operation still waits after a quiet window. @throws Violation when it does not */
  async stillWaits(op: string, id: string): Promise<void> {
    const reply = this.#get(op, id);
    const first = await this.#within(reply, this.#waits.quiet);
    if (first === undefined) return;
    throw new Violation(`The ${op} on ${id} should still wait: ${outcome(first)}.`, {
      expected: `no reply within ${this.#waits.quiet} ms`,
      actual: JSON.stringify(first),
    });
  }

  /** The reply to the started operation. @throws Violation when it does not come */
  async finished(op: string, id: string): Promise<Reply> {
    const reply = this.#get(op, id);
    this.#pending.delete(id);
    const first = await this.#within(reply, this.#waits.patience);
    if (first !== undefined) return first;
    throw new Violation(`The ${op} on ${id} should have ended within ${this.#waits.patience} ms.`, {
      expected: "the call ends",
      actual: "it still waits",
    });
  }

  #get(op: string, id: string): Promise<Reply> {
    const call = this.#pending.get(id);
    if (call?.op !== op) throw new Error(`No ${op} was started on ${id}.`);
    return call.reply;
  }

  async #within(reply: Promise<Reply>, milliseconds: number): Promise<Reply | undefined> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => resolve(undefined), milliseconds);
    });
    const first = await this.#calls.orExpiry(Promise.race([reply, late]));
    clearTimeout(timer);
    return first;
  }
}
