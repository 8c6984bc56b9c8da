/**
 * Tests the suite itself: each wrong driver has to fail the scenario that is there to catch it, and the driver that it
 * spoils has to pass it. `tsx interop/wrong/verify.ts [command of the driver to spoil]`; the reference implementation
 * without one. Ends with the line `N passed, N failed`.
 */
import { fileURLToPath } from "node:url";
import { runSuite } from "../../runner/run-suite.ts";
import type { Mutation } from "./mutation.ts";
import { mutations } from "./mutations.ts";

const MAIN = fileURLToPath(new URL("main.ts", import.meta.url));
const REFERENCE = fileURLToPath(new URL("../reference/driver.ts", import.meta.url));
const SETTINGS = { strict: false, parallel: 1, repeat: 1, timeScale: 1, validate: true };
const UNWATCHED = { planned() {}, started() {}, finished() {} };

const right = process.argv[2] ?? `${process.execPath} --import tsx ${REFERENCE}`;

/** The verdicts of the cases of one scenario. */
async function verdicts(driver: string, scenario: string): Promise<string[]> {
  const selection = { scenario, transports: ["tcp"] };
  const { results } = await runSuite({ ...SETTINGS, driver, selection }, UNWATCHED, new AbortController().signal);
  return results.map(({ verdict }) => verdict);
}

/** Why a mutation does not count as caught; undefined when it does. */
async function survival(name: string, { caughtBy, verdict: due }: Mutation): Promise<string | undefined> {
  const before = await verdicts(right, caughtBy);
  if (before.length === 0) return `there is no scenario "${caughtBy}"`;
  if (before.some((verdict) => verdict !== "PASS"))
    return `the driver fails it without the mutation: ${before.join(", ")}`;
  const after = await verdicts(`${process.execPath} --import tsx ${MAIN} ${name} ${right}`, caughtBy);
  return after.includes(due) ? undefined : `"${caughtBy}" does not catch it: ${after.join(", ")}`;
}

let failed = 0;
for (const [name, mutation] of Object.entries(mutations)) {
  const why = await survival(name, mutation);
  if (why !== undefined) failed++;
  console.log(why === undefined ? `caught    ${name}: ${mutation.fault}` : `SURVIVED  ${name}: ${why}`);
}
console.log(`${Object.keys(mutations).length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
