import type { Colors } from "picocolors/types.js";
import type { Verdict } from "../../steps/verdict.ts";
import { groupBy } from "../group-by.ts";
import { countVerdicts, type Result, VERDICT_ORDER } from "../result.ts";
import { differing, foreseen, leftOver, type RunFacts, type RunReport, totals } from "../run-report.ts";
import { failureText } from "./failure-text.ts";
import { flukeLines } from "./fluke-lines.ts";
import { colourOf } from "./verdict-style.ts";

/** Failures that are told in full on the terminal. The report has all of them. */
const TOLD_IN_FULL = 20;
const CELL = 13;
/** A dump of octets can be as long as a frame. The report has all of it. */
const LINE_SHOWN = 200;
const LABEL = 11;
const DUMP = /([0-9A-Fa-f]{2} ?){24}/;

/** What a run came to, for a terminal: counts by area, what is not as expected, and the totals. */
export function summary(report: RunReport, colours: Colors): string {
  return [...areaTable(report, colours), "", ...failures(report, colours), ...totalLines(report, colours), ""].join(
    "\n",
  );
}

/** What is being run against what, in a line or two. */
export function headline(facts: RunFacts, colours: Colors): string {
  const { implementation, driver } = facts.hello;
  const what = `${implementation.name} ${implementation.version} (${implementation.language})`;
  return `${colours.bold(what)} by driver ${driver.name} ${driver.version} against zmqspec ${facts.suiteVersion}`;
}

function areaTable({ results }: RunReport, colours: Colors): string[] {
  const all = countVerdicts(results);
  const columns = VERDICT_ORDER.filter((verdict) => verdict === "PASS" || all[verdict] > 0);
  const areas = [...groupBy(results, (result) => result.case.area)].sort(([a], [b]) => a.localeCompare(b));
  const width = Math.max(8, ...areas.map(([area]) => area.length));
  const cells = (members: readonly Result[]): string => countCells(members, columns, colours);
  const head = [
    "area".padEnd(width),
    "cases".padStart(CELL),
    ...columns.map((name) => name.toLowerCase().padStart(CELL)),
  ];
  return [
    colours.dim(head.join("")),
    ...areas.map(([area, members]) => area.padEnd(width) + cells(members)),
    colours.bold("all".padEnd(width)) + cells(results),
  ];
}

function countCells(results: readonly Result[], columns: readonly Verdict[], colours: Colors): string {
  const counts = countVerdicts(results);
  const cells = columns.map((verdict) => {
    const cell = String(counts[verdict] || "·").padStart(CELL);
    return counts[verdict] > 0 ? colourOf(verdict, colours)(cell) : colours.dim(cell);
  });
  return String(results.length).padStart(CELL) + cells.join("");
}

function failures(report: RunReport, colours: Colors): string[] {
  const different = differing(report);
  const lines = different
    .slice(0, TOLD_IN_FULL)
    .flatMap((result, index) => [
      `${index + 1}) ${colourOf(result.verdict, colours)(result.verdict)}  ${colours.bold(result.case.id)}`,
      ...failureText(report, result).map(
        (line) => `   ${colours.dim(line.slice(0, LABEL))}${clipped(line.slice(LABEL))}`,
      ),
      "",
    ]);
  for (const { verdict, case: planned } of different.slice(TOLD_IN_FULL)) {
    lines.push(`${colourOf(verdict, colours)(verdict)}  ${planned.id}`);
  }
  if (different.length > TOLD_IN_FULL) lines.push("");
  const troubles = report.entryTroubles.flatMap(({ what, change }) => [colours.red(what), `   ${change}`, ""]);
  return [...lines, ...troubles];
}

function totalLines(report: RunReport, colours: Colors): string[] {
  const { planned, counts } = totals(report);
  const parts = VERDICT_ORDER.filter((verdict) => counts[verdict] > 0).map((verdict) =>
    colourOf(verdict, colours)(`${counts[verdict]} ${verdict.toLowerCase()}`),
  );
  const known = foreseen(report).length;
  const different = differing(report).length + report.entryTroubles.length;
  const lines = [`${planned} cases in ${(report.wallMs / 1000).toFixed(1)} s: ${parts.join(", ")}`];
  if (known > 0) lines.push(`${known} known ${plural(known, "deviation")} as expected`);
  const flukes = flukeLines(report.results);
  if (flukes.length > 0)
    lines.push(`${flukes.length} executed again`, ...flukes.map((line) => colours.dim(`  ${line}`)));
  if (different > 0) lines.push(colours.red(`${different} not as expected`));
  const left = leftOver(report).length;
  if (left > 0) lines.push(colours.red(`${left} planned ${plural(left, "case")} not run: ${reasons(report)}`));
  if (different + left === 0) lines.push(colours.green("everything as expected"));
  return lines;
}

// What is to be copied, a command or a line of a file, is never cut.
function clipped(line: string): string {
  return line.length <= LINE_SHOWN || !DUMP.test(line) ? line : `${line.slice(0, LINE_SHOWN)} ...`;
}

function reasons(report: RunReport): string {
  return [...new Set(leftOver(report).map(({ outcome }) => outcome.reason))].join("; ");
}

function plural(count: number, noun: string): string {
  return count === 1 ? noun : `${noun}s`;
}
