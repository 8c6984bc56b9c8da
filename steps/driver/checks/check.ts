import type { Reply } from "../driver.ts";
import type { ProcessDriver } from "../process-driver.ts";

/** One thing that a driver has to get right, whatever its library is like. */
export interface Check {
  name: string;
  /** Whether it needs a process of its own, because it ends it. */
  alone?: true;
  /**
   * Carries the check out and returns a sentence on what was seen.
   * @throws CheckFailed when the driver is wrong, NotApplicable when it has not declared what the check needs.
   */
  run(driver: ProcessDriver): Promise<string>;
}

/** The driver is wrong; the message says in what. */
export class CheckFailed extends Error {
  override readonly name = "CheckFailed";
}

/** The check needs something that the driver has not declared. */
export class NotApplicable extends Error {
  override readonly name = "NotApplicable";
}

/** The kind of a reply and what stands in it, for people. */
export function show(reply: Reply): string {
  const text = JSON.stringify(reply);
  return text.length > 300 ? `${text.slice(0, 300)}...` : text;
}

/** Fails with `sentence` unless `condition` holds. */
export function demand(condition: boolean, sentence: string): asserts condition {
  if (!condition) throw new CheckFailed(sentence);
}

/** What stands in the ok of an operation that has to succeed. */
export async function succeed(
  driver: ProcessDriver,
  op: string,
  parameters: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const reply = await driver.call(op, parameters);
  demand("ok" in reply, `${op} ${JSON.stringify(parameters)} has to succeed, and was answered with ${show(reply)}.`);
  return reply.ok;
}

/** Fails unless the operation is answered with `unsupported`. */
export async function refuse(
  driver: ProcessDriver,
  op: string,
  parameters: Record<string, unknown> = {},
): Promise<void> {
  const reply = await driver.call(op, parameters);
  demand(
    "unsupported" in reply,
    `${op} ${JSON.stringify(parameters)} has to be answered with unsupported, and was with ${show(reply)}.`,
  );
}
