import { readCatalogue } from "./catalogue/catalogue.ts";
import { executeCases } from "./execute/execute-cases.ts";
import type { Outcome } from "./execute/outcome.ts";
import type { RunSettings } from "./execute/worker-messages.ts";
import { compare } from "./expectations/compare.ts";
import type { Expectations } from "./expectations/expectation-file.ts";
import { judge, resultOf } from "./judge.ts";
import { commandName, findLayout } from "./package-root.ts";
import { shakeHands } from "./peers/shake-hands.ts";
import type { Case } from "./plan/case.ts";
import { planCases } from "./plan/plan-cases.ts";
import { readFeatures } from "./plan/read-features.ts";
import { type Selection, selectCases } from "./plan/select-cases.ts";
import type { Result } from "./result.ts";
import type { RunFacts, RunReport } from "./run-report.ts";
import { expectationsOf, findTarget, type TargetOptions } from "./target.ts";
import type { Verdict } from "../steps/verdict.ts";

/** What a run is asked to do. */
export interface RunOptions extends TargetOptions {
  selection: Selection;
  strict: boolean;
  parallel: number;
  repeat: number;
  timeScale: number;
  validate: boolean;
  /** An expectation file to use instead of the one that the suite has. */
  expectations?: string;
  /** Another tree with features/, steps/ and interop/. */
  root?: string;
}

/** What happens while a run goes on. */
export interface RunWatcher {
  /** The plan stands: so many executions will follow. */
  planned(facts: RunFacts, executions: number): void;
  started(id: string): void;
  /** One execution has ended. `isForeseen` is true when an entry of the expectation file speaks of the case. */
  finished(id: string, verdict: Verdict, details: { outcome: Outcome; isForeseen: boolean }): void;
}

/**
 * Plans, executes and judges: the whole of `zmqspec run` but its output. An abort of `signal` ends it early.
 * @throws HarnessError when the question cannot be asked.
 */
export async function runSuite(options: RunOptions, watcher: RunWatcher, signal: AbortSignal): Promise<RunReport> {
  const layout = findLayout(options.root);
  const catalogue = readCatalogue(layout.catalogue);
  const allCases = planCases(readFeatures(layout), catalogue);
  const selected = selectCases(allCases, options.selection);
  const target = findTarget(layout, options);
  const expectations = expectationsOf(layout, catalogue, { target, file: options.expectations });
  const startedAt = new Date();
  const facts: RunFacts = {
    suiteVersion: layout.version,
    implementation: target.name,
    hello: await shakeHands(target.spec, options),
    node: process.version,
    platform: `${process.platform}-${process.arch}`,
    startedAt: startedAt.toISOString(),
    options: { ...options },
    command: repeatable(options, target.options),
  };
  const settings: RunSettings = {
    root: layout.root,
    stepFiles: layout.stepFiles,
    implementation: target.name,
    driver: target.spec,
    timeScale: options.timeScale,
    validate: options.validate,
  };
  const executable = selected.filter((planned) => hazardOf(planned, expectations) === undefined);
  watcher.planned(facts, executable.length * options.repeat);
  const execution = await execute(executable, { options, settings, watcher, expectations, signal });
  const whyNot = execution.endedEarly ?? "no result came from its worker";
  const results = selected.map((planned): Result => {
    const hazard = hazardOf(planned, expectations);
    const outcomes = execution.outcomes.get(planned.id) ?? [];
    return resultOf(planned, outcomes, { strict: options.strict, whyNot: hazard ?? whyNot });
  });
  const entryTroubles = compare(results, { expectations, allCases, strict: options.strict });
  const report: RunReport = {
    facts,
    catalogue,
    results,
    entryTroubles,
    wallMs: Date.now() - startedAt.getTime(),
    interrupted: signal.aborted,
  };
  if (execution.endedEarly !== undefined) report.endedEarly = execution.endedEarly;
  return report;
}

interface ExecutionContext {
  options: RunOptions;
  settings: RunSettings;
  watcher: RunWatcher;
  expectations: Expectations;
  signal: AbortSignal;
}

function execute(cases: readonly Case[], context: ExecutionContext): ReturnType<typeof executeCases> {
  const { options, settings, watcher, expectations, signal } = context;
  const byId = new Map(cases.map((planned) => [planned.id, planned]));
  return executeCases(cases, {
    settings,
    workers: options.parallel,
    repeat: options.repeat,
    signal,
    onStart: (id) => watcher.started(id),
    onOutcome: (id, outcome) => {
      const verdict = judge(outcome.verdict, byId.get(id)?.level ?? "must", options.strict);
      const isForeseen = expectations.entries.some((entry) => entry.pattern.test(id));
      watcher.finished(id, verdict, { outcome, isForeseen });
    },
  });
}

/** Why a case is not to be executed against this implementation, if the expectation file says so. */
function hazardOf(planned: Case, { entries }: Expectations): string | undefined {
  const entry = entries.find((candidate) => candidate.hazard && candidate.pattern.test(planned.id));
  return entry && `hazard: ${entry.reason.source}`;
}

/** The command of this run without what selects cases and without what only concerns its speed. */
function repeatable(options: RunOptions, target: string): string {
  const words = [commandName, "run", target];
  if (options.strict) words.push("--strict");
  if (options.timeScale !== 1) words.push(`--time-scale ${options.timeScale}`);
  if (options.validate) words.push("--validate");
  if (options.expectations !== undefined) words.push(`--expectations ${options.expectations}`);
  if (options.root !== undefined) words.push(`--root ${options.root}`);
  return words.join(" ");
}
