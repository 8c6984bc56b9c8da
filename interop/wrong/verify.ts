/**
 * Tests the suite itself: each wrong driver has to fail the case that is there to catch it, at the step and for the reason
 * that it names, and the reference has to pass it. `tsx interop/wrong/verify.ts [--write] [names]`; all without names.
 * `--write` writes docs/WRONG-DRIVERS.md. Ends with the line `N passed, N failed`.
 */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import type { Outcome } from "../../runner/execute/outcome.ts";
import { readSuite } from "../../runner/suite.ts";
import { TABLE, tableOf } from "./table.ts";
import { tryOut } from "./trial.ts";
import { wrongDrivers } from "./wrong-drivers.ts";

/** Why a wrong driver does not count as caught; undefined when it does. */
function survival(name: string, outcomes: ReadonlyMap<string, Outcome>): string | undefined {
  const wrong = wrongDrivers[name];
  if (wrong === undefined) return "there is no such wrong driver";
  const { caughtBy, verdict = "FAIL", step, reason } = wrong;
  const before = outcomes.get(caughtBy);
  if (before === undefined) return `there is no case ${caughtBy}`;
  if (before.verdict !== "PASS") return `the reference does not pass ${caughtBy}: ${before.verdict}, ${before.reason}`;
  const after = outcomes.get(name);
  const failed = after?.steps?.find(({ status }) => status === "FAILED")?.text;
  if (after?.verdict === verdict && failed === step && after.reason?.includes(reason)) return undefined;
  return `${caughtBy} does not catch it like that: ${after?.verdict} at "${failed}": ${after?.reason}`;
}

const { values, positionals } = parseArgs({ options: { write: { type: "boolean" } }, allowPositionals: true });
const names = positionals.length > 0 ? positionals : Object.keys(wrongDrivers);
const outcomes = await tryOut(names, readSuite());
let failed = 0;
for (const name of names) {
  const why = survival(name, outcomes);
  if (why !== undefined) failed++;
  console.log(why === undefined ? `caught    ${name}: ${wrongDrivers[name]?.fault}` : `SURVIVED  ${name}: ${why}`);
}
if (values.write) writeFileSync(TABLE, tableOf(wrongDrivers));
console.log(`${names.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
