import { resolve } from "node:path";
import { Command } from "commander";
import pc from "picocolors";
import type { Divergence, Requirement } from "../catalogue/requirement.ts";
import { HarnessError } from "../harness-error.ts";
import { type KnownVerdicts, knownVerdicts } from "../known-verdicts.ts";
import type { Case } from "../plan/case.ts";
import { readSuite, type Suite } from "../suite.ts";

const EXAMPLES = `
Examples:
  zmqspec explain REQREP-REQ-01    a requirement: its text, its source, its scenarios, who passes
  zmqspec explain C20              a divergence: who disagrees, and what the suite decided
  zmqspec explain "REQREP-REQ-01/a-request-waits[tcp]"`;

/** `zmqspec explain`: everything that the suite knows about a requirement, a divergence or a case. */
export function explainCommand(): Command {
  return new Command("explain")
    .description("Explain a requirement, a divergence or a case by its id.")
    .argument("<id>", "as reports and tags show it")
    .option("--root <folder>", "another tree with features/ and interop/")
    .addHelpText("after", EXAMPLES)
    .action((id: string, { root }: { root?: string }) => {
      console.log(explanation(readSuite(root), id.replace(/^@/, "")).join("\n"));
    });
}

function explanation(suite: Suite, id: string): string[] {
  const requirement = suite.catalogue.requirements.get(id);
  if (requirement !== undefined) return aboutRequirement(suite, requirement);
  const divergence = suite.catalogue.divergences.get(id);
  if (divergence !== undefined) return [...aboutDivergence(divergence), ...affected(suite, divergence)];
  const planned = suite.cases.find((candidate) => candidate.id === id);
  if (planned !== undefined) return aboutCase(suite, planned);
  throw new HarnessError(`${id} is neither a requirement nor a divergence nor a case`, near(suite, id));
}

function aboutRequirement(suite: Suite, requirement: Requirement): string[] {
  const { id, source, clause, level, channel, area, text, draft, diverges = [] } = requirement;
  const cases = suite.cases.filter((planned) => planned.requirements.includes(id));
  const facts = `${level}, area ${area}, shown by ${channel}${draft ? ", draft" : ""}`;
  return [
    pc.bold(`${id}  ${text}`),
    pc.dim(`${source}${clause === undefined ? "" : `, ${clause}`}; ${facts}`),
    ...diverges.flatMap((other) => ["", ...aboutDivergence(suite.catalogue.divergences.get(other) as Divergence)]),
    "",
    ...(cases.length === 0 ? ["No scenario shows it."] : caseList(cases)),
    ...verdicts(suite, cases),
  ];
}

function aboutDivergence({ id, between, what, evidence, recommendation, advice }: Divergence): string[] {
  return [
    pc.bold(`${id}  ${between.join(" / ")}`),
    what,
    `${pc.bold(recommendation)}: ${advice}`,
    pc.dim(`known from: ${evidence.join("; ")}`),
  ];
}

function affected({ catalogue }: Suite, { affects }: Divergence): string[] {
  const texts = affects.map((id) => `  ${id}  ${catalogue.requirements.get(id)?.text ?? ""}`);
  return affects.length === 0 ? [] : ["", "It concerns:", ...texts];
}

function aboutCase(suite: Suite, planned: Case): string[] {
  return [
    pc.bold(planned.id),
    `${planned.feature}: ${planned.scenario}`,
    pc.dim(`${planned.uri}:${planned.line}, over ${planned.transport}, ${planned.level}`),
    ...verdicts(suite, [planned]),
    ...planned.requirements.flatMap((id) => {
      const { source, text } = suite.catalogue.requirements.get(id) as Requirement;
      return ["", `${pc.bold(id)}  ${text}`, pc.dim(source)];
    }),
  ];
}

function caseList(cases: readonly Case[]): string[] {
  return ["It is shown by:", ...cases.map(({ id, uri, line }) => `  ${id}  ${pc.dim(`${uri}:${line}`)}`)];
}

/** How each implementation does in the cases: what its last run came to, and which deviations are foreseen. */
function verdicts(suite: Suite, cases: readonly Case[]): string[] {
  if (cases.length === 0) return [];
  const known = knownVerdicts(suite, cases, resolve("reports"));
  return known.length === 0 ? [] : ["", "Verdicts:", ...known.flatMap(verdictLines)];
}

function verdictLines({ implementation, lastRun, foreseen }: KnownVerdicts): string[] {
  const counts = [...(lastRun?.counts ?? [])].map(([verdict, count]) => `${count} ${verdict}`).join(", ");
  const when = lastRun && `run of ${lastRun.startedAt.slice(0, 10)}`;
  const expected = foreseen.length === 0 ? "PASS is expected" : "PASS is expected, but for";
  return [
    `  ${implementation}: ${counts === "" ? expected : `${counts}  ${pc.dim(when ?? "")}`}`,
    ...foreseen.map((entry) => `    ${entry.verdict}, ${entry.class}  ${pc.dim(entry.place)}`),
  ];
}

function near({ catalogue }: Suite, id: string): string | undefined {
  const prefix = id.toUpperCase().split("-").slice(0, 2).join("-");
  const like = [...catalogue.requirements.keys()].filter((other) => other.startsWith(prefix)).slice(0, 12);
  return like.length === 0 ? undefined : `there are ${like.join(", ")}`;
}
