import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Command } from "commander";
import pc from "picocolors";
import {
  atLevel,
  byArea,
  type Coverage,
  type CoverageState,
  countStates,
  coverageOf,
  stateOf,
} from "../catalogue/coverage.ts";
import { coverageMarkdown } from "../catalogue/coverage-markdown.ts";
import { LEVELS } from "../catalogue/requirement.ts";
import { ExitCode } from "../exit-code.ts";
import type { Case } from "../plan/case.ts";
import { readSuite } from "../suite.ts";
import { textTable } from "../text-table.ts";

const EXAMPLES = `
Examples:
  zmqspec coverage                 how much is covered, by level and area
  zmqspec coverage --open          each requirement that no scenario shows
  zmqspec coverage --untestable    each that no scenario can show, and why
  zmqspec coverage --scenarios     the reverse: each scenario with its requirements
  zmqspec coverage --write         write docs/COVERAGE.md
  zmqspec coverage --check         fail when docs/COVERAGE.md is out of date`;

interface CoverageFlags {
  open?: boolean;
  untestable?: boolean;
  scenarios?: boolean;
  write?: boolean;
  check?: boolean;
  root?: string;
}

/** `zmqspec coverage`: which requirements have scenarios. A scenario with an unknown requirement ends it with exit code 2. */
export function coverageCommand(): Command {
  return new Command("coverage")
    .description("Tell which requirements of the catalogue are shown by scenarios.")
    .option("--open", "list the requirements that are not")
    .option("--untestable", "list those that no scenario can show, and why")
    .option("--scenarios", "list the scenarios with their requirements")
    .option("--write", "write docs/COVERAGE.md")
    .option("--check", "exit with 1 when docs/COVERAGE.md is not what --write would write")
    .option("--root <folder>", "another tree with features/ and docs/")
    .addHelpText("after", EXAMPLES)
    .action((flags: CoverageFlags) => {
      process.exitCode = coverage(flags);
    });
}

function coverage(flags: CoverageFlags): ExitCode {
  const { layout, catalogue, cases } = readSuite(flags.root);
  const entries = coverageOf(catalogue, cases);
  const file = join(layout.root, "docs", "COVERAGE.md");
  if (flags.check) return check(file, coverageMarkdown(entries));
  if (flags.write) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, coverageMarkdown(entries));
  }
  if (flags.open) console.log(list(entries, "open"));
  if (flags.untestable) console.log(list(entries, "untestable"));
  if (flags.scenarios) console.log(scenarioList(cases));
  if (!flags.open && !flags.untestable && !flags.scenarios) console.log(tables(entries));
  return ExitCode.equal;
}

function check(file: string, wanted: string): ExitCode {
  if (read(file) === wanted) return ExitCode.equal;
  console.error(pc.red(`${file} is out of date`));
  console.error("write it again with: zmqspec coverage --write");
  return ExitCode.differs;
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

function tables(entries: readonly Coverage[]): string {
  const levels = LEVELS.map((level): [string, Coverage[]] => [level, atLevel(entries, level)]);
  return [table("level", levels), "", table("area", [...byArea(entries), ["all", [...entries]]])].join("\n");
}

function table(first: string, groups: [string, Coverage[]][]): string {
  const rows = groups.map(([name, members]) => {
    const { covered, api, wire, open, untestable } = countStates(members);
    const testable = members.length - untestable;
    const share = testable === 0 ? "" : `${Math.floor((100 * covered) / testable)} %`;
    return [name, members.length, covered, api, wire, open, untestable, share];
  });
  return textTable([first, "requirements", "covered", "by API", "by wire", "open", "not testable", ""], rows);
}

function scenarioList(cases: readonly Case[]): string {
  return cases.map(({ id, requirements }) => `${id}  ${pc.dim(requirements.join(", "))}`).join("\n");
}

function list(entries: readonly Coverage[], state: CoverageState): string {
  const members = entries.filter((entry) => stateOf(entry) === state);
  const lines = members.map(({ requirement: { id, level, area, text, untested, awaits } }) => {
    const reason = untested ?? awaits;
    const why = reason === undefined ? "" : `\n    ${reason}`;
    return `${id}  ${pc.dim(`${level}, ${area}:`)} ${text}${why}`;
  });
  return [...lines, `${members.length} ${state}`].join("\n");
}
