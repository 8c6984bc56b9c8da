import { Command } from "commander";
import pc from "picocolors";
import { isBaseline, readBaseline, TOLERANCE } from "../bench/baseline.ts";
import { compareBaselines, type RatioChange } from "../diff/compare-baselines.ts";
import { CHANGE_KINDS, type Change, type ChangeKind, compareRuns } from "../diff/compare-runs.ts";
import { ExitCode } from "../exit-code.ts";
import { readSavedRun, type SavedRun } from "../report/saved-run.ts";
import { factor } from "./options.ts";

const EXAMPLES = `
Examples:
  zmqspec diff last-week/reference reports/reference     two runs of zmqspec run
  zmqspec diff main/matrix reports/matrix                two runs of zmqspec matrix
  zmqspec diff reports/libzmq reports/pyzmq              two implementations
  zmqspec diff old.json interop/baselines/throughput.json    two baselines of zmqspec bench matrix

Exit codes: 0 nothing broke, 1 something broke, 2 a file cannot be read, 3 a run is not whole.`;

interface DiffFlags {
  json?: boolean;
  tolerance: number;
}

/** `zmqspec diff`: what changed between two saved runs, or two baselines. */
export function diffCommand(): Command {
  return new Command("diff")
    .description("Tell what changed between two runs or baselines: added, removed, fixed, broken, changed.")
    .argument("<old>", "a results.ndjson, the folder that holds it, or a baseline")
    .argument("<new>", "the one to compare with it")
    .option("--json", "as JSON")
    .option("--tolerance <x>", "what a ratio of a baseline may lose, as a part of it", factor("--tolerance"), TOLERANCE)
    .addHelpText("after", EXAMPLES)
    .action((old: string, now: string, flags: DiffFlags) => {
      process.exitCode = isBaseline(old) ? diffBaselines(old, now, flags) : diffRuns(old, now, flags);
    });
}

function diffRuns(old: string, now: string, { json }: DiffFlags): ExitCode {
  const [older, newer] = [readSavedRun(old), readSavedRun(now)];
  const changes = compareRuns(older, newer);
  console.log(json ? JSON.stringify(changes, undefined, 2) : told(headOf(older, newer), changes, caseLine).join("\n"));
  const gaps = [older, newer].filter(({ isWhole }) => !isWhole);
  for (const { path } of gaps) console.error(pc.red(`${path} is that of a run that was cut short`));
  if (changes.some(({ kind }) => kind === "broken")) return ExitCode.differs;
  return gaps.length > 0 ? ExitCode.incomplete : ExitCode.equal;
}

function diffBaselines(old: string, now: string, { json, tolerance }: DiffFlags): ExitCode {
  const [older, newer] = [readBaseline(old), readBaseline(now)];
  const changes = compareBaselines(older, newer, tolerance);
  const head = [
    `old  ${older.rows.length} ratios to ${older.unit}  ${pc.dim(older.measuredAt)}`,
    `new  ${newer.rows.length} ratios to ${newer.unit}  ${pc.dim(newer.measuredAt)}`,
  ];
  console.log(json ? JSON.stringify(changes, undefined, 2) : told(head, changes, ratioLine).join("\n"));
  return changes.some(({ kind }) => kind === "broken") ? ExitCode.differs : ExitCode.equal;
}

function headOf(older: SavedRun, newer: SavedRun): string[] {
  return [
    `old  ${older.title}, ${older.results.size} results  ${pc.dim(older.startedAt)}`,
    `new  ${newer.title}, ${newer.results.size} results  ${pc.dim(newer.startedAt)}`,
  ];
}

function told<Item extends { kind: ChangeKind }>(
  head: readonly string[],
  changes: readonly Item[],
  line: (change: Item) => string,
): string[] {
  const groups = CHANGE_KINDS.map((kind) => ({ kind, members: changes.filter((change) => change.kind === kind) }));
  return [
    ...head,
    ...groups.flatMap(({ kind, members }) => (members.length === 0 ? [] : ["", titleOf(kind), ...members.map(line)])),
    "",
    groups.map(({ kind, members }) => `${members.length} ${kind}`).join(", "),
  ];
}

function titleOf(kind: ChangeKind): string {
  return (kind === "broken" ? pc.red : kind === "fixed" ? pc.green : pc.bold)(kind);
}

function caseLine({ id, before, after }: Change): string {
  const verdicts = [before?.verdict, after?.verdict].filter((verdict) => verdict !== undefined).join(" -> ");
  const reason = after?.reason?.split("\n")[0];
  return `  ${id}  ${verdicts}${reason === undefined ? "" : `  ${pc.dim(reason)}`}`;
}

function ratioLine({ id, before, after }: RatioChange): string {
  return `  ${id}  ${[before, after].filter((ratio) => ratio !== undefined).join(" -> ")}`;
}
