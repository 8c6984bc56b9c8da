import { textTable } from "../runner/text-table.ts";
import { runCommand } from "./command.ts";

/** One part of a test run: a command, and what is expected of it besides exit code 0. */
export interface Section {
  readonly title: string;
  /** The program and its arguments. */
  readonly command: readonly [string, ...string[]];
  /** Whether it has to say how many tests or scenarios it ran: "3 passed, 0 failed", or the summary of node:test. */
  readonly counts: boolean;
  /** After this long it is ended and red. */
  readonly minutes: number;
}

/** A part that cannot be run here, and why: it is told, and counts neither as passed nor as failed. */
export interface Skipped {
  readonly title: string;
  readonly because: string;
}

/** How many tests and scenarios ran. A section that is red without a failed test counts as one failure. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

/** What one section came to. */
export interface SectionResult extends Tally {
  readonly title: string;
  readonly seconds: number;
  /** Its exit code, the signal that ended it, or "time"; "skipped" when it was not run. */
  readonly end: number | string;
  /** Why it is red, or was not run; `undefined` when it is green. */
  readonly fault: string | undefined;
  /** The end of what it printed. */
  readonly tail: readonly string[];
}

/** The command that runs a TypeScript module of this repository. */
export function typeScript(path: string, ...options: string[]): Section["command"] {
  return [process.execPath, "--import", "tsx", path, ...options];
}

/** The command that runs a command of `zmqspec`. */
export function suite(...options: string[]): Section["command"] {
  return typeScript("runner/main.ts", ...options);
}

/** The command that runs a file of tests. */
export function tests(path: string): Section["command"] {
  return [process.execPath, "--import", "tsx", "--test", "--test-reporter=spec", path];
}

/** So many lines are kept of each section, and shown in the end of all that are red together. */
const LINES_OF_FAULTS = 24;

/** What is read off the output of a command while it runs. */
class Counter {
  #closing: Tally | undefined;
  readonly #summary = new Map<string, number>();
  readonly #tail: string[] = [];

  /** Whether `line` is a closing line; there is to be only one in the end, that of the whole run. */
  read(line: string): boolean {
    if (line.trim() !== "") this.#tail.push(line);
    if (this.#tail.length > LINES_OF_FAULTS) this.#tail.shift();
    const closing = /^(\d+) passed, (\d+) failed$/.exec(line);
    if (closing) this.#closing = { passed: Number(closing[1]), failed: Number(closing[2]) };
    const summary = /^(?:ℹ|#) (pass|fail|cancelled) (\d+)$/.exec(line);
    if (summary) this.#summary.set(summary[1] as string, Number(summary[2]));
    return closing !== null;
  }

  get tail(): readonly string[] {
    return this.#tail;
  }

  get tally(): Tally | undefined {
    if (this.#closing !== undefined) return this.#closing;
    const passed = this.#summary.get("pass");
    const failed = this.#summary.get("fail");
    if (passed === undefined || failed === undefined) return undefined;
    return { passed, failed: failed + (this.#summary.get("cancelled") ?? 0) };
  }
}

function faultOf(section: Section, end: number | string, tally: Tally | undefined): string | undefined {
  if (end === "time") return `took longer than ${section.minutes} minutes`;
  if (end !== 0) return `ended with ${end}`;
  if (!section.counts) return undefined;
  if (tally === undefined) return "did not say how many tests it ran";
  if (tally.failed > 0) return "ended with 0 although something failed";
  return tally.passed === 0 ? "ran nothing" : undefined;
}

async function runSection(section: Section): Promise<SectionResult> {
  const { title, command, counts, minutes } = section;
  console.log(`\n=== ${title}: ${command.join(" ")}`);
  const start = Date.now();
  const counter = new Counter();
  const heading = counts ? "counted" : "not counted";
  const relay = (line: string): void => console.log(counter.read(line) ? `${heading}: ${line}` : line);
  const end = await runCommand(command, minutes, relay).catch((error: Error) => error.message);
  const tally = counts ? counter.tally : undefined;
  const fault = faultOf(section, end, tally);
  const { passed, failed } = tally ?? { passed: 0, failed: 0 };
  const seconds = Math.round((Date.now() - start) / 1000);
  const { tail } = counter;
  return { title, seconds, end, fault, tail, passed, failed: fault !== undefined && failed === 0 ? 1 : failed };
}

function skip({ title, because }: Skipped): SectionResult {
  console.log(`\n=== ${title}: skipped: ${because}`);
  return { title, seconds: 0, end: "skipped", fault: because, tail: [], passed: 0, failed: 0 };
}

/** Runs all `sections`, one after the other, the later ones even if an earlier one is red. */
export async function runSections(sections: readonly (Section | Skipped)[]): Promise<SectionResult[]> {
  const results: SectionResult[] = [];
  for (const section of sections) results.push("because" in section ? skip(section) : await runSection(section));
  return results;
}

/**
 * Says what each section came to and, below that, how each red one ended, and closes with the line that counts for the whole
 * run: whoever sees only the last lines sees why. `true` when all is green.
 */
export function closeRun(results: readonly SectionResult[]): boolean {
  console.log("");
  console.log(textTable(["", "section", "passed", "failed", "minutes", "exit", "reason"], results.map(row)));
  showFaults(results.filter(({ end, fault }) => fault !== undefined && end !== "skipped"));
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const failed = results.reduce((sum, result) => sum + result.failed, 0);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0;
}

function showFaults(red: readonly SectionResult[]): void {
  const share = Math.floor(LINES_OF_FAULTS / Math.max(1, red.length));
  for (const { title, fault, tail } of red) {
    console.log(`\n${title} ${fault}; its output ended:`);
    for (const line of tail.slice(-Math.max(3, share))) console.log(`  ${line.slice(0, 300)}`);
  }
}

function row({ title, passed, failed, seconds, end, fault }: SectionResult): (string | number)[] {
  const mark = end === "skipped" ? "skip" : fault === undefined ? "ok" : "FAIL";
  return [mark, title, passed, failed, (seconds / 60).toFixed(1), end, fault ?? ""];
}
