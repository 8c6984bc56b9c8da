import { createRequire } from "node:module";
import { join, resolve, sep } from "node:path";
import { INSTRUMENTER_CONSTANTS, type InstrumenterContext, type StrykerOptions } from "@stryker-mutator/api/core";
import { commonTokens, declareClassPlugin, PluginKind, tokens } from "@stryker-mutator/api/plugin";
import {
  type DryRunResult,
  DryRunStatus,
  determineHitLimitReached,
  type MutantRunOptions,
  type MutantRunResult,
  MutantRunStatus,
  type TestResult,
  type TestRunner,
  type TestRunnerCapabilities,
  TestStatus,
  toMutantRunResult,
} from "@stryker-mutator/api/test-runner";
import fc from "fast-check";
import { type CollectedTest, CollectedTests } from "./collected-tests.ts";
import { textsForPeople } from "./texts-for-people.ts";

const require = createRequire(join(process.cwd(), "package.json"));
const loader = require("node:module") as { _load(request: string, ...rest: unknown[]): unknown };

/** A test by the file that holds it. */
interface KnownTest extends CollectedTest {
  readonly id: string;
  readonly file: string;
}

/** The state that the instrumented code shares with its runner. */
function shared(): InstrumenterContext {
  const globals = globalThis as unknown as Record<string, InstrumenterContext>;
  globals[INSTRUMENTER_CONSTANTS.NAMESPACE] ??= {};
  return globals[INSTRUMENTER_CONSTANTS.NAMESPACE] as InstrumenterContext;
}

/** The same numbers in every run, so that what is found today is found tomorrow. */
function seedRandomness(): void {
  let state = 1;
  Math.random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  // A counterexample is enough, it need not be a small one.
  fc.configureGlobal({ seed: 1, endOnFailure: true });
}

/**
 * Runs unit tests again and again in one process, each time with freshly loaded modules: a process for each test file and
 * mutant, as with the TAP runner of Stryker, costs 0.7 s of start to run some milliseconds of test.
 */
class UnitTestRunner implements TestRunner {
  static readonly inject = tokens(commonTokens.options);
  readonly #files: readonly string[];

  constructor(options: StrykerOptions) {
    this.#files = options.unitTests as string[];
  }

  capabilities(): TestRunnerCapabilities {
    return { reloadEnvironment: true };
  }

  async dryRun(): Promise<DryRunResult> {
    const mutantCoverage = { static: {}, perTest: {} };
    Object.assign(shared(), { activeMutant: undefined, mutantCoverage, hitCount: undefined, hitLimit: undefined });
    seedRandomness();
    const tests = await this.#run(this.#load(this.#files), true);
    return { status: DryRunStatus.Complete, tests, mutantCoverage };
  }

  async mutantRun(options: MutantRunOptions): Promise<MutantRunResult> {
    const { activeMutant, hitLimit, mutantActivation, testFilter, disableBail } = options;
    const files = this.#files.filter((file) => testFilter?.some((id) => id.startsWith(`${file}#`)) ?? true);
    const activate = { activeMutant: activeMutant.id, mutantCoverage: undefined, hitCount: 0, hitLimit };
    Object.assign(shared(), { activeMutant: undefined, mutantCoverage: undefined, currentTestId: undefined });
    seedRandomness();
    if (mutantActivation === "static") Object.assign(shared(), activate);
    try {
      const tests = this.#load(files).filter(({ id }) => testFilter?.includes(id) ?? true);
      Object.assign(shared(), activate);
      const results = await this.#run(tests, disableBail);
      const timedOut = determineHitLimitReached(shared().hitCount, hitLimit);
      return toMutantRunResult(timedOut ?? { status: DryRunStatus.Complete, tests: results });
    } catch (error) {
      // The modules could not even be loaded.
      return { status: MutantRunStatus.Killed, killedBy: [], failureMessage: String(error), nrOfTests: 0 };
    }
  }

  /** Loads the test files with everything that they import of ours, as if for the first time. */
  #load(files: readonly string[]): KnownTest[] {
    for (const path of Object.keys(require.cache)) {
      if (path.startsWith(resolve("src") + sep)) delete require.cache[path];
    }
    const load = loader._load;
    const known: KnownTest[] = [];
    try {
      for (const file of files) {
        const collected = new CollectedTests();
        loader._load = (request, ...rest) =>
          request === "node:test" ? collected.module : load.call(loader, request, ...rest);
        require(resolve(file));
        for (const { name, run } of collected.tests) known.push({ id: `${file}#${name}`, file, name, run });
      }
    } finally {
      loader._load = load;
    }
    return known;
  }

  async #run(tests: readonly KnownTest[], toTheEnd: boolean): Promise<TestResult[]> {
    const results: TestResult[] = [];
    for (const { id, file, name, run } of tests) {
      const common = { id, name, fileName: resolve(file) };
      shared().currentTestId = id;
      const start = performance.now();
      try {
        await run();
        results.push({ ...common, timeSpentMs: performance.now() - start, status: TestStatus.Success });
      } catch (error) {
        const failure = { failureMessage: String(error), timeSpentMs: performance.now() - start };
        results.push({ ...common, ...failure, status: TestStatus.Failed });
        if (!toTheEnd) break;
      }
    }
    delete shared().currentTestId;
    return results;
  }
}

/** What Stryker finds here: the runner, and what is not worth a mutant. */
export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, "unit", UnitTestRunner), textsForPeople];

/** The option that Stryker hands on to the runner: the test files, each a path in the repository. */
export const strykerValidationSchema = {
  properties: { unitTests: { type: "array", items: { type: "string" } } },
};
