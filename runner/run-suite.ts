import type { Verdict } from "../steps/verdict.ts";
import { executeCases } from "./execute/execute-cases.ts";
import type { Outcome } from "./execute/outcome.ts";
import type { RunSettings } from "./execute/worker-messages.ts";
import { compare } from "./expectations/compare.ts";
import type { Expectations } from "./expectations/expectation-file.ts";
import { settleFlukes } from "./expectations/settle-flukes.ts";
import { HarnessError } from "./harness-error.ts";
import { judge, resultOf } from "./judge.ts";
import { commandName, type Layout } from "./package-root.ts";
import { shakeHands } from "./peers/shake-hands.ts";
import type { Case } from "./plan/case.ts";
import { type Selection, selectCases } from "./plan/select-cases.ts";
import type { Result } from "./result.ts";
import type { RunFacts, RunReport } from "./run-report.ts";
import { shellWord } from "./shell-word.ts";
import { readSuite } from "./suite.ts";
import { expectationsOf, findTarget, type Target, type TargetOptions } from "./target.ts";

/** A worker finds its cases by line: those of a file that is edited while it runs are not found. */
const NO_RESULT = "no result came from its worker; was its feature edited meanwhile?";

/** What a run is asked to do. */
export interface RunOptions extends TargetOptions {
  selection: Selection;
  strict: boolean;
  parallel: number;
  repeat: number;
  /** How often a case is executed again that came to what nobody expects. */
  retryUnexpected: number;
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
  const { layout, catalogue, cases } = readSuite(options.root);
  const selected = selectCases(cases, options.selection);
  const target = findTarget(layout, options);
  const expectations = expectationsOf(layout, catalogue, { target, file: options.expectations });
  const facts = await factsOf(options, target, layout.version);
  const executable = selected.filter((planned) => hazardOf(planned, expectations) === undefined);
  watcher.planned(facts, executable.length * options.repeat);
  const settings = settingsOf(options, target, layout);
  const context = { options, settings, watcher, expectations, signal };
  const { outcomes, endedEarly } = await execute(executable, context);
  const first = selected.map((planned): Result => {
    const whyNot = hazardOf(planned, expectations) ?? endedEarly ?? NO_RESULT;
    return resultOf(planned, outcomes.get(planned.id) ?? [], { strict: options.strict, whyNot });
  });
  const entryTroubles = compare(first, { expectations, allCases: cases, strict: options.strict });
  const isWhole = endedEarly === undefined && options.repeat === 1; // Whoever repeats wants to see what differs.
  const results = isWhole ? await settle(first, context) : first;
  const wallMs = Date.now() - Date.parse(facts.startedAt);
  const ended = endedEarly === undefined ? {} : { endedEarly };
  return { facts, catalogue, results, entryTroubles, wallMs, interrupted: signal.aborted, ...ended };
}

async function factsOf(options: RunOptions, target: Target, suiteVersion: string): Promise<RunFacts> {
  const startedAt = new Date().toISOString();
  const { selection, strict, parallel, repeat, retryUnexpected, timeScale, validate } = options;
  return {
    suiteVersion,
    implementation: target.name,
    hello: await shakeHands(target.spec, options),
    node: process.version,
    platform: `${process.platform}-${process.arch}`,
    startedAt,
    options: { ...selection, strict, parallel, repeat, retryUnexpected, timeScale, validate },
    command: repeatable(options, target.options),
  };
}

function settingsOf({ timeScale, validate }: RunOptions, target: Target, layout: Layout): RunSettings {
  const { root, stepFiles } = layout;
  if (stepFiles.length === 0) throw new HarnessError(`no step definitions below ${root}`);
  return { root, stepFiles, implementation: target.name, driver: target.spec, timeScale, validate };
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

function settle(results: readonly Result[], context: ExecutionContext): Promise<Result[]> {
  const { expectations, options, signal } = context;
  return settleFlukes(results, {
    expectations,
    retries: options.retryUnexpected,
    again: async (flukes) => {
      if (signal.aborted) return [];
      const cases = flukes.map((result) => result.case);
      const { outcomes } = await execute(cases, context);
      const renewed = cases.flatMap((planned) => {
        const outcome = outcomes.get(planned.id);
        return outcome ? [resultOf(planned, outcome, { strict: options.strict, whyNot: NO_RESULT })] : [];
      });
      compare(renewed, { expectations, allCases: cases, strict: options.strict });
      return renewed;
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
  if (options.expectations !== undefined) words.push(`--expectations ${shellWord(options.expectations)}`);
  if (options.root !== undefined) words.push(`--root ${shellWord(options.root)}`);
  return words.join(" ");
}
