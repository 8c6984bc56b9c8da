import { Command } from "commander";
import pc from "picocolors";
import { CHANGE_KINDS, type Change, type ChangeKind, compareRuns } from "../diff/compare-runs.ts";
import { ExitCode } from "../exit-code.ts";
import { readSavedRun, type SavedRun } from "../report/saved-run.ts";

const EXAMPLES = `
Examples:
  zmqspec diff last-week/reference reports/reference     two runs of zmqspec run
  zmqspec diff main/matrix reports/matrix                two runs of zmqspec matrix
  zmqspec diff reports/libzmq reports/pyzmq              two implementations

Exit codes: 0 nothing broke, 1 something broke, 2 a file cannot be read, 3 a run is not whole.`;

/** `zmqspec diff`: what changed between two saved runs. */
export function diffCommand(): Command {
  return new Command("diff")
    .description("Tell what changed between two runs: added, removed, fixed, broken, changed.")
    .argument("<old>", "a results.ndjson, or the folder that holds it")
    .argument("<new>", "the one to compare with it")
    .option("--json", "as JSON")
    .addHelpText("after", EXAMPLES)
    .action((old: string, now: string, { json }: { json?: boolean }) => {
      process.exitCode = diff(readSavedRun(old), readSavedRun(now), json === true);
    });
}

function diff(older: SavedRun, newer: SavedRun, asJson: boolean): ExitCode {
  const changes = compareRuns(older, newer);
  console.log(asJson ? JSON.stringify(changes, undefined, 2) : told(older, newer, changes).join("\n"));
  const gaps = [older, newer].filter(({ isWhole }) => !isWhole);
  for (const { path } of gaps) console.error(pc.red(`${path} is that of a run that was cut short`));
  if (changes.some(({ kind }) => kind === "broken")) return ExitCode.differs;
  return gaps.length > 0 ? ExitCode.incomplete : ExitCode.equal;
}

function told(older: SavedRun, newer: SavedRun, changes: readonly Change[]): string[] {
  const groups = CHANGE_KINDS.flatMap((kind) => group(kind, changes));
  const count = (kind: ChangeKind): number => changes.filter((change) => change.kind === kind).length;
  return [
    `old  ${older.title}, ${older.results.size} results  ${pc.dim(older.startedAt)}`,
    `new  ${newer.title}, ${newer.results.size} results  ${pc.dim(newer.startedAt)}`,
    ...groups,
    "",
    CHANGE_KINDS.map((kind) => `${count(kind)} ${kind}`).join(", "),
  ];
}

function group(kind: ChangeKind, changes: readonly Change[]): string[] {
  const members = changes.filter((change) => change.kind === kind);
  if (members.length === 0) return [];
  const colour = kind === "broken" ? pc.red : kind === "fixed" ? pc.green : pc.bold;
  return ["", colour(kind), ...members.map(line)];
}

function line({ id, before, after }: Change): string {
  const verdicts = [before?.verdict, after?.verdict].filter((verdict) => verdict !== undefined).join(" -> ");
  const reason = after?.reason?.split("\n")[0];
  return `  ${id}  ${verdicts}${reason === undefined ? "" : `  ${pc.dim(reason)}`}`;
}
