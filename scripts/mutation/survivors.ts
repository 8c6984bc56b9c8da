import { readFileSync } from "node:fs";
import type { MutantResult } from "@stryker-mutator/api/core";
import { parse } from "yaml";

/** Why some mutants of one line may live. */
export interface Argument {
  readonly file: string;
  /** The line where they begin, without the blanks around it: line numbers move with every change. */
  readonly line: string;
  /** As `survivorOf` names them. */
  readonly mutants: readonly string[];
  readonly why: string;
}

/** A mutant that no test noticed. */
export interface Survivor {
  readonly file: string;
  readonly lineNumber: number;
  readonly line: string;
  /** What was there, an arrow, and what stood there instead; long pieces of code are cut. */
  readonly mutant: string;
  /** Whether a test reached it at all. */
  readonly covered: boolean;
}

/** Survivors and arguments, matched. */
export interface Argued {
  readonly argued: readonly (Survivor & { readonly why: string })[];
  readonly open: readonly Survivor[];
  /** Arguments for mutants that were killed, or do not exist any more. */
  readonly stale: readonly string[];
}

function short(code: string): string {
  const oneLine = code.replace(/\s+/g, " ").trim();
  return oneLine.length > 60 ? `${oneLine.slice(0, 59)}…` : oneLine;
}

/** Describes the mutant of a file whose text is `source`. */
export function survivorOf(mutant: MutantResult, file: string, source: string): Survivor {
  const lines = source.split("\n");
  const { start, end } = mutant.location;
  const was = lines.slice(start.line - 1, end.line);
  was.push((was.pop() ?? "").slice(0, end.column - 1));
  was[0] = (was[0] ?? "").slice(start.column - 1);
  return {
    file,
    lineNumber: start.line,
    line: (lines[start.line - 1] ?? "").trim(),
    mutant: `${short(was.join(" "))} → ${short(mutant.replacement)}`,
    covered: mutant.status !== "NoCoverage",
  };
}

function nameOf({ file, line, mutant }: Pick<Survivor, "file" | "line" | "mutant">): string {
  return `${file}: ${line}: ${mutant}`;
}

/** Reads the arguments from YAML. */
export function readArguments(path: string): Argument[] {
  return parse(readFileSync(path, "utf8")) as Argument[];
}

/**
 * Finds the argument of each survivor, and what is left on either side. An argument for a mutant that was `late` is not
 * stale: code that became slow survives only where there is time.
 */
export function argue(survivors: readonly Survivor[], late: readonly Survivor[], known: readonly Argument[]): Argued {
  const argued: (Survivor & { readonly why: string })[] = [];
  const open: Survivor[] = [];
  const used = new Set(late.map(nameOf));
  for (const survivor of survivors) {
    const { file, line, mutant } = survivor;
    const argument = known.find((one) => one.file === file && one.line === line && one.mutants.includes(mutant));
    if (argument === undefined) open.push(survivor);
    else argued.push({ ...survivor, why: argument.why });
    used.add(nameOf(survivor));
  }
  const claims = known.flatMap(({ file, line, mutants }) => mutants.map((mutant) => nameOf({ file, line, mutant })));
  return { argued, open, stale: claims.filter((claim) => !used.has(claim)) };
}
