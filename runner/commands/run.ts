import { join, resolve } from "node:path";
import { Command } from "commander";
import pc from "picocolors";
import { defaultWorkers } from "../execute/execute-cases.ts";
import type { ExitCode } from "../exit-code.ts";
import { writeJunit } from "../report/junit.ts";
import { writeNdjson } from "../report/ndjson.ts";
import { writePage } from "../report/page.ts";
import { Progress } from "../report/progress.ts";
import { slowest } from "../report/slowest.ts";
import { headline, summary } from "../report/summary.ts";
import { colourOf } from "../report/verdict-style.ts";
import { closingLine, exitCodeOf, type RunFacts, type RunReport } from "../run-report.ts";
import { type RunOptions, type RunWatcher, runSuite } from "../run-suite.ts";
import { interruption } from "./interruption.ts";
import { count, factor, RETRY_HELP } from "./options.ts";
import { type SelectionFlags, selectionOf, withSelection } from "./selection-flags.ts";

const EXAMPLES = `
Examples:
  zmqspec run                                            the reference implementation, in this process
  zmqspec run --impl libzmq --transport tcp,ipc          libzmq, without its inproc cases
  zmqspec run --driver "python3 my_driver.py"            your own driver
  zmqspec run --driver ./driver --requirement REQREP-REQ-01
  zmqspec run --impl libzmq --scenario "REQREP-REQ-01/a-request-waits[tcp]"
  zmqspec run --tags "@socket-pub and not @slow" --repeat 20

Exit codes: 0 as expected, 1 differs, 2 the question could not be asked, 3 nothing or not everything ran.`;

interface RunFlags extends Omit<RunOptions, "selection">, SelectionFlags {
  out?: string;
  closingLine?: boolean;
  slowest?: boolean;
}

/** `zmqspec run`: executes the suite and writes the reports. */
export function runCommand(): Command {
  return withSelection(
    new Command("run")
      .description("Execute the specification against an implementation and report what differs.")
      .option("--impl <name>", "an implementation of interop/peers.json (default: reference)")
      .option("--driver <command>", "the command that starts a driver, instead of --impl"),
  )
    .option("--out <folder>", "where the reports go (default: reports/<implementation>)")
    .option("--strict", "take a missed SHOULD for a failure", false)
    .option("--parallel <n>", "how many processes execute cases", count("--parallel"), defaultWorkers())
    .option("--repeat <n>", "execute each case so often; differing verdicts make it flaky", count("--repeat"), 1)
    .option("--retry-unexpected <n>", RETRY_HELP, count("--retry-unexpected"), 0)
    .option("--time-scale <x>", "multiply all waiting times, for slow machines", factor("--time-scale"), 1)
    .option("--validate", "check every line of the driver protocol against its schema", false)
    .option("--expectations <file>", "known deviations (default: interop/<implementation>/expectations.yaml)")
    .option("--slowest", "list the ten cases that took longest, and the time by area", false)
    .option("--closing-line", "end with a line `N passed, N failed`", false)
    .option("--root <folder>", "another tree with features/, steps/ and interop/")
    .addHelpText("after", EXAMPLES)
    .action(async (flags: RunFlags) => {
      process.exitCode = await run(flags);
    });
}

async function run(flags: RunFlags): Promise<ExitCode> {
  const signal = interruption();
  const watcher = new TerminalWatcher();
  const report = await runSuite({ ...flags, selection: selectionOf(flags) }, watcher, signal).finally(() =>
    watcher.end(),
  );
  const folder = flags.out ?? join("reports", flags.driver === undefined ? report.facts.implementation : "driver");
  writeReports(report, resolve(folder));
  if (flags.slowest) console.log(slowest(report));
  tell(report, folder);
  if (flags.closingLine) console.log(closingLine(report));
  return exitCodeOf(report);
}

function writeReports(report: RunReport, folder: string): void {
  writeNdjson(report, folder);
  writeJunit(report, folder);
  writePage(report, folder);
}

function tell(report: RunReport, folder: string): void {
  console.log(summary(report, pc));
  if (report.results.length === 0) console.log(pc.red("no case was selected"));
  console.log(`report: ${join(folder, "report", "index.html")}`);
}

/** Tells on the terminal what a run is doing. */
class TerminalWatcher implements RunWatcher {
  #progress: Progress | undefined;

  planned(facts: RunFacts, executions: number): void {
    console.log(headline(facts, pc));
    this.#progress = new Progress(process.stdout, executions);
  }

  started(id: string): void {
    this.#progress?.started(id);
  }

  finished(...[id, verdict, { outcome, isForeseen }]: Parameters<RunWatcher["finished"]>): void {
    this.#progress?.finished(verdict);
    const isQuiet = isForeseen || ["PASS", "UNSUPPORTED", "NON-STRICT"].includes(verdict);
    if (isQuiet) return;
    const reason = outcome.reason?.split("\n")[0] ?? "";
    this.#progress?.note(`${colourOf(verdict, pc)(verdict)}  ${id}  ${pc.dim(reason)}`);
  }

  end(): void {
    this.#progress?.end();
  }
}
