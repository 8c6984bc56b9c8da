import { join, resolve } from "node:path";
import { Command } from "commander";
import pc from "picocolors";
import { readCatalogue } from "../catalogue/catalogue.ts";
import type { Outcome } from "../execute/outcome.ts";
import { ExitCode } from "../exit-code.ts";
import { compare } from "../expectations/compare.ts";
import { type Expectations, readExpectations } from "../expectations/expectation-file.ts";
import { settleFlukes } from "../expectations/settle-flukes.ts";
import { HarnessError } from "../harness-error.ts";
import type { Cell } from "../matrix/cell.ts";
import { gatherField } from "../matrix/entrants.ts";
import {
  type CellResult,
  countsText,
  type MatrixReport,
  matrixTable,
  writeMatrixReport,
} from "../matrix/matrix-report.ts";
import type { MatrixSelection } from "../matrix/plan-cells.ts";
import { type MatrixRun, type Participant, planMatrix, runMatrix } from "../matrix/run-matrix.ts";
import { findLayout, type Layout, shownPath } from "../package-root.ts";
import { flukeLines } from "../report/fluke-lines.ts";
import { Progress } from "../report/progress.ts";
import type { Discrepancy } from "../result.ts";
import { interruption } from "./interruption.ts";
import { collect, count, factor, RETRY_HELP } from "./options.ts";

const EXAMPLES = `
Examples:
  zmqspec matrix                                         every implementation whose driver is there
  zmqspec matrix --impl reference-process,libzmq         two of them, each on either side
  zmqspec matrix --pattern REQ-REP,PUB-SUB --transport tcp --check small,restart

A cell's id is pairing/transport/mechanism/left>right/side that binds/check.
Exit codes: 0 as expected, 1 differs, 2 the question could not be asked, 3 somebody could not take part.`;

/** More cells than this under one glob hide what they are; one fault shows in all of an implementation's partners. */
const MOST_CELLS_OF_A_GLOB = 200;

interface MatrixFlags extends MatrixSelection {
  impl?: string[];
  parallel: number;
  retryUnexpected: number;
  timeScale: number;
  out: string;
  closingLine: boolean;
  root?: string;
}

/** `zmqspec matrix`: every implementation with every other, in every pairing that both can do. */
export function matrixCommand(): Command {
  return new Command("matrix")
    .description("Let every implementation talk to every other, and tell which pairs do not understand each other.")
    .option("--impl <names>", "only these implementations of interop/peers.json", collect)
    .option("--pattern <pairings>", "only these pairings, like REQ-REP", collect)
    .option("--transport <names>", "only these transports: tcp, ipc", collect)
    .option("--mechanism <names>", "only these mechanisms: NULL, PLAIN, CURVE", collect)
    .option("--check <names>", "only these: small, empty, multipart, binary, large, prefix, restart, refusal", collect)
    .option("--parallel <n>", "how many pairs are run at a time", count("--parallel"), 2)
    .option("--retry-unexpected <n>", RETRY_HELP, count("--retry-unexpected"), 0)
    .option("--time-scale <x>", "multiply all waiting times, for slow machines", factor("--time-scale"), 1)
    .option("--out <folder>", "where the results go", "reports/matrix")
    .option("--closing-line", "end with a line `N passed, N failed`", false)
    .option("--root <folder>", "another tree with features/ and interop/")
    .addHelpText("after", EXAMPLES)
    .action(async (flags: MatrixFlags) => {
      process.exitCode = await matrix(flags);
    });
}

async function matrix(flags: MatrixFlags): Promise<ExitCode> {
  const report = await runReported(findLayout(flags.root), flags);
  writeMatrixReport(report, resolve(flags.out));
  tell(report, flags.out);
  const differing = report.results.filter(({ discrepancy }) => discrepancy !== undefined);
  if (flags.closingLine) console.log(closingLine(report, differing.length));
  if (report.interrupted) return ExitCode.interrupted;
  if (differing.length + report.entryTroubles.length > 0) return ExitCode.differs;
  return report.absent.length > 0 && areAllNeeded(flags) ? ExitCode.incomplete : ExitCode.equal;
}

/** Who was named has to take part; and where drivers are services of containers, nobody's toolchain can be missing. */
function areAllNeeded({ impl }: MatrixFlags): boolean {
  return impl !== undefined || process.env.ZMQSPEC_SERVICES !== undefined;
}

async function runReported(layout: Layout, flags: MatrixFlags): Promise<MatrixReport> {
  const startedAt = new Date();
  const signal = interruption();
  const { participants, absent } = await gatherField(layout, flags.impl);
  for (const { name, reason } of absent) console.error(pc.yellow(`left out: ${name}: ${reason}`));
  const planned = planMatrix(participants, flags);
  if (planned.length === 0) throw new HarnessError("no cell was selected");
  console.log(`${planned.length} cells of ${participants.length} implementations`);
  const progress = new Progress(process.stdout, planned.length);
  const { parallel, timeScale } = flags;
  const onOutcome = outcomeTeller(progress);
  const isWhole = isUnrestricted(flags) && absent.length === 0;
  const run = { participants, parallel, timeScale, signal, onOutcome };
  const comparison = { known: knownDeviations(layout), isWhole, retries: flags.retryUnexpected };
  const compared = await comparedResults(planned, run, comparison).finally(() => progress.end());
  return {
    suiteVersion: layout.version,
    startedAt: startedAt.toISOString(),
    contenders: participants.map(({ name, engine, hello: { implementation } }) => ({
      name,
      engine,
      title: `${implementation.name} ${implementation.version}`,
    })),
    ...compared,
    absent,
    wallMs: Date.now() - startedAt.getTime(),
    interrupted: signal.aborted,
  };
}

/** A driver that is gone is told at once, the first time in a pair: it may cost all that is left of the pair. */
function outcomeTeller(progress: Progress): MatrixRun["onOutcome"] {
  const told = new Set<string>();
  return ({ id, left, right }, { verdict, reason }) => {
    progress.finished(verdict);
    const loss = `${verdict} ${left}>${right}`;
    if ((verdict !== "CRASH" && verdict !== "TIMEOUT") || told.has(loss)) return;
    told.add(loss);
    progress.note(`${pc.red(verdict)}  ${id}  ${pc.dim(reason?.split("\n")[0] ?? "")}`);
  };
}

function isUnrestricted({ impl, pattern, transport, mechanism, check }: MatrixFlags): boolean {
  return [impl, pattern, transport, mechanism, check].every((words) => words === undefined);
}

interface CellsRun extends Omit<MatrixRun, "selection"> {
  participants: readonly Participant[];
}

/** Runs these cells, those again that may be flukes, and compares them with what is known. */
async function comparedResults(
  cells: readonly Cell[],
  run: CellsRun,
  { known, isWhole, retries }: { known: Expectations; isWhole: boolean; retries: number },
): Promise<Pick<MatrixReport, "results" | "entryTroubles">> {
  const first = await resultsOf(cells, run);
  const entryTroubles = compareWithKnown(first, known, isWhole);
  const again = async (flukes: readonly CellResult[]): Promise<CellResult[]> => {
    if (run.signal.aborted) return [];
    const renewed = await resultsOf(
      flukes.map((result) => result.case),
      run,
    );
    compareWithKnown(renewed, known, false);
    return renewed;
  };
  return { results: await settleFlukes(first, { expectations: known, retries, again }), entryTroubles };
}

/** Runs these cells; a result for each. */
async function resultsOf(cells: readonly Cell[], run: CellsRun): Promise<CellResult[]> {
  const outcomes = new Map<string, Outcome>();
  await runMatrix(run.participants, {
    ...run,
    selection: { only: new Set(cells.map(({ id }) => id)) },
    onOutcome: (cell, outcome) => {
      outcomes.set(cell.id, outcome);
      run.onOutcome(cell, outcome);
    },
  });
  return cells.map((cell): CellResult => {
    const outcome = outcomes.get(cell.id) ?? { verdict: "NOT-RUN", durationMs: 0, reason: "interrupted" };
    return { case: { ...cell, level: "must" }, verdict: outcome.verdict, outcome };
  });
}

function knownDeviations(layout: Layout): Expectations {
  const path = join(layout.interop, "matrix", "expectations.yaml");
  return { ...readExpectations(path, readCatalogue(layout.catalogue)), path: shownPath(layout.root, path) };
}

/** Entries about cells that were not planned are wrong only when everything was. */
function compareWithKnown(results: CellResult[], expectations: Expectations, isWhole: boolean): Discrepancy[] {
  const allCases = results.map((result) => result.case);
  const troubles = compare(results, { expectations, allCases, strict: false, mostOfAGlob: MOST_CELLS_OF_A_GLOB });
  return isWhole ? troubles : troubles.filter(({ kind }) => kind !== "matches-nothing");
}

function tell(report: MatrixReport, folder: string): void {
  const differing = report.results.filter(({ discrepancy }) => discrepancy !== undefined);
  for (const { case: cell, outcome, discrepancy } of differing.slice(0, 40)) {
    console.log(`${pc.red(discrepancy?.what ?? "")}  ${cell.id}\n    ${outcome.reason?.split("\n")[0] ?? ""}`);
  }
  if (differing.length > 40) console.log(`and ${differing.length - 40} more`);
  for (const { what, change } of report.entryTroubles) console.log(`${pc.red(what)}\n    ${change}`);
  console.log(`\n${matrixTable(report)}\n`);
  for (const line of flukeLines(report.results)) console.log(pc.dim(line));
  const known = report.results.filter(({ entry, discrepancy }) => entry && !discrepancy).length;
  console.log(
    `${countsText(report.results)}; ${known} known, ${differing.length} not as expected; ${Math.round(report.wallMs / 1000)} s`,
  );
  console.log(`results: ${join(folder, "results.ndjson")}`);
}

function closingLine({ results, entryTroubles }: MatrixReport, differing: number): string {
  const passed = results.filter(({ verdict, discrepancy }) => verdict === "PASS" && discrepancy === undefined).length;
  return `${passed} passed, ${differing + entryTroubles.length} failed`;
}
