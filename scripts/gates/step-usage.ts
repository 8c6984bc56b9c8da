import { existsSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { loadSupport } from "@cucumber/cucumber/api";
import type { FeatureFile } from "./feature-file.ts";

/** What this needs of a step definition; cucumber's types do not show it. */
interface StepDefinition {
  readonly pattern: string | RegExp;
  readonly uri: string;
  readonly line: number;
  matchesStepName(text: string): boolean;
}

/** Where the step definitions and what they stand on are. */
const supportPaths = ["steps/support/**/*.ts", "steps/definitions/**/*.ts"];

async function definitionsIn(root: string): Promise<StepDefinition[]> {
  const library = await loadSupport(
    {
      sources: { defaultDialect: "en", paths: [], names: [], tagExpression: "", order: "defined" },
      support: { importPaths: supportPaths },
    },
    { cwd: root },
  );
  return (library as unknown as { stepDefinitions: StepDefinition[] }).stepDefinitions;
}

function patternOf({ pattern }: StepDefinition): string {
  return typeof pattern === "string" ? pattern : pattern.source;
}

/** Steps without exactly one definition, definitions without a step, and patterns that features/README.md does not name. */
export async function stepFaults(root: string, features: readonly FeatureFile[]): Promise<string[]> {
  const definitions = await definitionsIn(root);
  const place = ({ uri, line }: StepDefinition): string => `${relative(root, join(root, uri))}:${line}`;
  const faults = new Set<string>();
  const used = new Set<StepDefinition>();
  for (const feature of features) {
    for (const { text, astNodeIds } of feature.pickles.flatMap((pickle) => pickle.steps)) {
      const matching = definitions.filter((definition) => definition.matchesStepName(text));
      for (const definition of matching) used.add(definition);
      const line = `${feature.path}:${feature.lineOf(astNodeIds[0])}`;
      if (matching.length === 0) faults.add(`${line} no step definition matches "${text}"`);
      if (matching.length > 1) faults.add(`${line} "${text}" is ambiguous: ${matching.map(place).join(", ")}`);
    }
  }
  const guide = join(root, "features/README.md");
  const vocabulary = existsSync(guide) ? readFileSync(guide, "utf8") : "";
  for (const definition of definitions) {
    const pattern = patternOf(definition);
    if (!used.has(definition)) faults.add(`${place(definition)} no scenario uses "${pattern}"`);
    if (!vocabulary.includes(pattern)) faults.add(`${place(definition)} features/README.md does not name "${pattern}"`);
  }
  return [...faults];
}
