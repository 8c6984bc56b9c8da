import { Writable } from "node:stream";
import { type IRunConfiguration, loadConfiguration, loadSupport, runCucumber } from "@cucumber/cucumber/api";
import { CaseObserver } from "./case-observer.ts";
import type { CaseReference, Chunk, FromWorker, RunSettings } from "./worker-messages.ts";

type Support = Awaited<ReturnType<typeof loadSupport>>;

/** Cucumber with the step definitions loaded once, for as many runs as are wanted. */
export class CucumberSession {
  readonly #settings: RunSettings;
  readonly #configuration: IRunConfiguration;
  readonly #support: Support;

  private constructor(settings: RunSettings, configuration: IRunConfiguration, support: Support) {
    this.#settings = settings;
    this.#configuration = configuration;
    this.#support = support;
  }

  /** Loads the step definitions. Rejects when one of them cannot be imported. */
  static async open(settings: RunSettings): Promise<CucumberSession> {
    const { runConfiguration } = await loadConfiguration(
      {
        file: false,
        // Of the built-in formatters "rerun" does the least work; what it writes goes nowhere.
        provided: { import: settings.stepFiles, format: ["rerun"], publish: false, strict: true },
      },
      { cwd: settings.root },
    );
    const support = await loadSupport(runConfiguration, { cwd: settings.root });
    return new CucumberSession(settings, runConfiguration, support);
  }

  /** Runs the cases of `chunk` one after the other and reports each as it begins and ends. */
  async run(chunk: Chunk, report: (message: FromWorker) => void): Promise<void> {
    const observer = new CaseObserver(chunk.cases, report);
    const { implementation, timeScale, validate } = this.#settings;
    const driver = chunk.driver ?? this.#settings.driver;
    const worldParameters = { implementation, driver, axes: { transport: chunk.transport }, timeScale, validate };
    await runCucumber(
      {
        ...this.#configuration,
        sources: { ...this.#configuration.sources, paths: sourcePaths(chunk.cases) },
        support: this.#support,
        runtime: { ...this.#configuration.runtime, worldParameters: JSON.parse(JSON.stringify(worldParameters)) },
      },
      { cwd: this.#settings.root, stdout: nowhere() },
      (envelope) => observer.observe(envelope),
    );
  }
}

/** The cases as Cucumber selects them: each file once, with all its lines. */
function sourcePaths(cases: readonly CaseReference[]): string[] {
  const lines = new Map<string, number[]>();
  for (const { uri, line } of cases) lines.set(uri, [...(lines.get(uri) ?? []), line]);
  return [...lines].map(([uri, numbers]) => `${uri}:${numbers.join(":")}`);
}

function nowhere(): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done() });
}
