/** The transports a case can run over. */
export type Transport = "tcp" | "ipc" | "inproc";

/** What the runner hands to cucumber as world parameters. */
export interface SuiteParameters {
  /** The name of the implementation under test, for reports. */
  implementation: string;
  driver: { kind: "in-process" } | { kind: "process"; command: string[]; cwd?: string };
  axes: { transport: Transport };
  /** What every waiting time is multiplied with on slow machines. */
  timeScale: number;
  /** Checks every line of the protocol against its schema. */
  validate: boolean;
}

/** The waiting times of the suite, in milliseconds, scaled for the machine. */
export class Waits {
  /** How long something may take that has to happen. */
  readonly patience: number;
  /** How long nothing may happen before a call counts as blocked. */
  readonly quiet: number;
  /** How long a change gets that can be neither seen nor waited for. */
  readonly settle: number;
  /** How long a whole scenario may take. */
  readonly scenario: number;

  constructor(timeScale: number) {
    this.patience = 4_000 * timeScale;
    this.quiet = 150 * timeScale;
    this.settle = 5 * timeScale;
    this.scenario = 20_000 * timeScale;
  }
}
