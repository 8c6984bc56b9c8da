import type { Divergence, Requirement } from "../catalogue/requirement.ts";
import type { Result } from "../result.ts";
import { type RunReport, repeatCommand } from "../run-report.ts";

const LABEL_WIDTH = 11;
const LINES_SHOWN = 24;

/**
 * Everything that somebody needs who has to mend a result: the clause, what was expected, what came, the wire, the known
 * divergence, the line to change and the command that repeats it. Plain lines, without colour.
 */
export function failureText(report: RunReport, result: Result): string[] {
  const { case: planned, outcome, discrepancy } = result;
  const requirements = planned.requirements.flatMap((id) => report.catalogue.requirements.get(id) ?? []);
  const broken = outcome.steps?.find((step) => step.status !== "PASSED");
  return [
    ...requirements.flatMap((requirement) => labelled("clause", clauseText(requirement))),
    ...labelled("scenario", `${planned.scenario} (${planned.uri}:${planned.line})`),
    ...labelled("step", broken?.text),
    ...labelled("reason", outcome.reason),
    ...labelled("expected", outcome.expected),
    ...labelled("actual", outcome.actual),
    ...labelled("wire", outcome.transcript?.slice(-LINES_SHOWN).join("\n")),
    ...labelled("calls", outcome.calls?.slice(-LINES_SHOWN).join("\n")),
    ...labelled("stderr", outcome.stderr?.trim().split("\n").slice(-LINES_SHOWN).join("\n")),
    ...divergencesOf(report, requirements).flatMap((divergence) => labelled("divergence", divergenceText(divergence))),
    ...labelled("verdict", discrepancy?.what),
    ...labelled("change", discrepancy?.change),
    ...labelled("repeat", repeatCommand(report, result)),
  ];
}

/** A requirement in one line: id, where it is from, how binding it is, and what it says. */
function clauseText({ id, source, clause, level, text }: Requirement): string {
  return `${id} (${source}${clause === undefined ? "" : `, ${clause}`}; ${level}): ${text}`;
}

function divergencesOf(report: RunReport, requirements: readonly Requirement[]): Divergence[] {
  const ids = new Set(requirements.flatMap((requirement) => requirement.diverges ?? []));
  return [...ids].flatMap((id) => report.catalogue.divergences.get(id) ?? []);
}

function divergenceText({ id, what, recommendation, advice }: Divergence): string {
  return `${id}: ${what} The suite's choice is ${recommendation}: ${advice}`;
}

/** A value after its label; further lines of it are indented to the same column. Nothing when there is none. */
function labelled(label: string, value: string | undefined): string[] {
  if (value === undefined || value === "") return [];
  return value.split("\n").map((line, index) => (index === 0 ? label : "").padEnd(LABEL_WIDTH) + line);
}
