import { type Check, NotApplicable } from "./checks/check.ts";
import { conversation } from "./checks/conversation.ts";
import { life } from "./checks/life.ts";
import { measurement } from "./checks/measurement.ts";
import { messages } from "./checks/messages.ts";
import { waiting } from "./checks/waiting.ts";
import type { ProcessDriver } from "./process-driver.ts";

/** What one check came to. */
export interface CheckResult {
  name: string;
  outcome: "ok" | "failed" | "left out";
  /** What was seen, what was wrong, or why it was left out. */
  sentence: string;
}

/** What became of all checks. */
export interface CheckReport {
  /** Whether none has failed, and not all were left out. */
  ok: boolean;
  checks: CheckResult[];
}

const CHECKS: Check[] = [...conversation, ...messages, ...waiting, ...measurement, ...life];
const START = "the driver starts";

/**
 * Tests a driver rather than the library behind it: whether it keeps to interop/PROTOCOL.md. `start` is called whenever a
 * fresh process is needed; all that were started are ended before the report is given. `only` leaves out all checks but those
 * of these names.
 */
export async function checkDriver(
  start: () => Promise<ProcessDriver>,
  only: readonly string[] = CHECKS.map(({ name }) => name),
): Promise<CheckReport> {
  const results: CheckResult[] = [];
  let shared: ProcessDriver | undefined;
  for (const check of CHECKS.filter(({ name }) => only.includes(name))) {
    let driver: ProcessDriver;
    try {
      driver = check.alone || !shared?.alive ? await start() : shared;
    } catch (error) {
      results.push({ name: START, outcome: "failed", sentence: (error as Error).message });
      break;
    }
    if (!check.alone) shared = driver;
    const result = await carryOut(check, driver);
    results.push(result);
    const reusable = !check.alone && result.outcome !== "failed" && (await isCleared(driver));
    if (reusable) continue;
    await driver.close();
    if (driver === shared) shared = undefined;
  }
  await shared?.close();
  const ok = results.every(({ outcome }) => outcome !== "failed") && results.some(({ outcome }) => outcome === "ok");
  return { ok, checks: results };
}

async function carryOut(check: Check, driver: ProcessDriver): Promise<CheckResult> {
  const { name } = check;
  try {
    return { name, outcome: "ok", sentence: await check.run(driver) };
  } catch (error) {
    const outcome = error instanceof NotApplicable ? "left out" : "failed";
    return { name, outcome, sentence: (error as Error).message };
  }
}

/** Whether the driver is as new for the next check. */
async function isCleared(driver: ProcessDriver): Promise<boolean> {
  const reply = await driver.call("reset").catch(() => undefined);
  return reply !== undefined && "ok" in reply;
}
