import type { MutantResult } from "@stryker-mutator/api/core";
import type { Argued, Survivor } from "./survivors.ts";

/** How the mutants of one folder ended. */
export interface Figures {
  readonly folder: string;
  readonly killed: number;
  readonly timedOut: number;
  readonly survived: number;
  readonly notCovered: number;
}

/** Counts mutants by their end; those of texts for people are none. */
export function figuresOf(folder: string, mutants: readonly MutantResult[]): Figures {
  const count = (status: MutantResult["status"]) => mutants.filter((mutant) => mutant.status === status).length;
  return {
    folder,
    killed: count("Killed") + count("RuntimeError"),
    timedOut: count("Timeout"),
    survived: count("Survived"),
    notCovered: count("NoCoverage"),
  };
}

/** How many there were. */
function total({ killed, timedOut, survived, notCovered }: Figures): number {
  return killed + timedOut + survived + notCovered;
}

/** The percentage that was noticed; whoever runs for ever was noticed too. */
export function score(figures: Figures): number {
  return ((figures.killed + figures.timedOut) / total(figures)) * 100;
}

function sum(all: readonly Figures[]): Figures {
  const add = (name: "killed" | "timedOut" | "survived" | "notCovered") =>
    all.reduce((before, figures) => before + figures[name], 0);
  return {
    folder: "all",
    killed: add("killed"),
    timedOut: add("timedOut"),
    survived: add("survived"),
    notCovered: add("notCovered"),
  };
}

/** The figures as a table, the sum in its last line. */
export function tableOf(all: readonly Figures[]): string {
  const rows = [...all, sum(all)].map((figures) => {
    const { folder, killed, timedOut, survived, notCovered } = figures;
    return `| ${folder} | ${total(figures)} | ${killed} | ${timedOut} | ${survived} | ${notCovered} | ${score(figures).toFixed(1)} % |`;
  });
  return [
    "| folder | mutants | killed | timed out | survived | not reached | score |",
    "|---|--:|--:|--:|--:|--:|--:|",
    ...rows,
  ].join("\n");
}

function code(text: string): string {
  return text.includes("`") ? `\`\` ${text} \`\`` : `\`${text}\``;
}

function listOf(survivors: readonly (Survivor & { readonly why?: string })[]): string {
  const parts: string[] = [];
  let file = "";
  let group = "";
  for (const survivor of survivors) {
    if (survivor.file !== file) parts.push(`\n### ${survivor.file}\n`);
    const key = `${survivor.file}:${survivor.lineNumber} ${survivor.why ?? ""}`;
    if (key !== group)
      parts.push(`- ${survivor.lineNumber}: ${code(survivor.line)}${survivor.why ? `. ${survivor.why}` : ""}`);
    parts.push(`  - ${code(survivor.mutant)}${survivor.covered ? "" : " (not reached)"}`);
    file = survivor.file;
    group = key;
  }
  return parts.join("\n");
}

/** docs/MUTATION.md */
export function reportOf(all: readonly Figures[], { argued, open }: Argued): string {
  const left = open.length === 0 ? "None." : listOf(open);
  return `# Mutation tests

Written by \`npm run mutation\`, which changes the code in one small place at a time and looks whether the unit tests of its
folder notice: a test suite that misses nothing kills every mutant that changes what the code does. How and why it is done:
[decision 7](decisions/0007-mutation-tests-with-stryker.md). The words of errors are no mutants, no promise is made of them.

${tableOf(all)}

## Survivors without an argument

${left}

## Survivors that may live

They change nothing that a user of the code can see; the arguments are kept in
[arguments.yaml](../scripts/mutation/arguments.yaml).
${listOf(argued)}
`;
}
