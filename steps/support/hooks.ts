import {
  After,
  AfterAll,
  AfterStep,
  Before,
  BeforeAll,
  type ITestCaseHookParameter,
  type ITestStepHookParameter,
  Status,
  setDefaultTimeout,
} from "@cucumber/cucumber";
import { Unsupported, type Verdict, Violation, verdictOf } from "../verdict.ts";
import { ipcDirectory, removeIpcDirectory } from "./endpoints.ts";
import { Implementation, ImplementationGone } from "./implementation.ts";
import type { SpecWorld } from "./world.ts";

/** What the runner is told about each case. */
interface CaseReport {
  verdict: Verdict;
  reason?: string;
  expected?: string;
  actual?: string;
  transcript?: string[];
  calls?: string[];
  stderr?: string;
}

const MEDIA_TYPE = "application/vnd.zmqspec.case+json";
const STDERR_SHOWN = 4096;

/** One driver for all scenarios that this process runs, until it is to run some with another. */
let implementation: Implementation | undefined;

// Everything that waits has a limit of its own far below this; the scenario's clock comes before it too.
setDefaultTimeout(10 * 60_000);

// Before there is a driver, which has to know where its temporary files belong.
BeforeAll(() => void ipcDirectory());

Before(async function (this: SpecWorld) {
  if (!implementation?.isFor(this.parameters)) implementation = new Implementation(this.parameters);
  try {
    this.begin(await implementation.driver());
  } catch (error) {
    this.failure = error;
    throw error;
  }
});

// An After hook of Cucumber knows the error of the last step only, which is none when the steps behind a failed one were
// skipped. So it is kept here.
AfterStep(function (this: SpecWorld, { error }: ITestStepHookParameter) {
  this.failure ??= error;
});

After(async function (this: SpecWorld, { result }: ITestCaseHookParameter) {
  this.end();
  const failed = result?.status !== Status.PASSED;
  const cause = failed
    ? (this.failure ?? new Error(result?.message ?? `The scenario is ${result?.status}.`))
    : undefined;
  const fault = await clean(cause);
  const report = cause === undefined || worse(fault) ? reportOf(this, fault) : reportOf(this, cause);
  this.attach(JSON.stringify(report), MEDIA_TYPE);
  if (cause === undefined && fault !== undefined) throw fault;
});

AfterAll(async () => {
  await implementation?.discard();
  removeIpcDirectory();
});

/** Makes the driver ready for the next scenario. What goes wrong with that counts for the scenario that was just run. */
async function clean(cause: unknown): Promise<unknown> {
  if (Implementation.isFatal(cause)) {
    await implementation?.discard(cause);
    return undefined;
  }
  try {
    await implementation?.reset();
    return undefined;
  } catch (error) {
    return error;
  }
}

/** A crash during cleaning says more than the failed step before it. */
function worse(fault: unknown): boolean {
  return fault !== undefined && verdictOf(fault) === "CRASH";
}

function reportOf(world: SpecWorld, error: unknown): CaseReport {
  if (error === undefined) return { verdict: "PASS" };
  const verdict = error instanceof ImplementationGone ? "NOT-RUN" : verdictOf(error);
  const report: CaseReport = { verdict, reason: error instanceof Error ? error.message : String(error) };
  if (error instanceof Unsupported) return report;
  if (error instanceof Violation && error.expected !== undefined) report.expected = error.expected;
  if (error instanceof Violation && error.actual !== undefined) report.actual = error.actual;
  if (world.transcript.length > 0) report.transcript = world.transcript;
  if (world.begun) report.calls = world.calls.log;
  const stderr = implementation?.stderr.slice(-STDERR_SHOWN);
  if (stderr) report.stderr = stderr;
  return report;
}
