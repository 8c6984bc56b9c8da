import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
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
const supportPaths = ["steps/support/**/!(*.test).ts", "steps/definitions/**/!(*.test).ts"];

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

function placeOf({ uri, line }: StepDefinition): string {
  return `${uri}:${line}`;
}

function patternOf({ pattern }: StepDefinition): string {
  return typeof pattern === "string" ? pattern : pattern.source;
}

/** What features/README.md sets in code: the vocabulary, shown by examples. */
function examplesIn(root: string): string[] {
  const guide = join(root, "features/README.md");
  const text = existsSync(guide) ? readFileSync(guide, "utf8") : "";
  return [...text.matchAll(/`([^`\n]+)`/g)].map(([, example]) => example as string);
}

function* definitionFaults(definition: StepDefinition, texts: Iterable<string>, examples: string[]): Generator<string> {
  const pattern = patternOf(definition);
  const matches = (text: string): boolean => definition.matchesStepName(text);
  if (![...texts].some(matches)) yield `${placeOf(definition)} no scenario uses "${pattern}"`;
  if (!examples.some(matches)) yield `${placeOf(definition)} features/README.md has no example of "${pattern}"`;
}

/** Steps without exactly one definition, definitions without a step, and those that features/README.md does not show. */
export async function stepFaults(root: string, features: readonly FeatureFile[]): Promise<string[]> {
  const definitions = await definitionsIn(root);
  const faults = new Set<string>();
  const texts = new Set<string>();
  for (const feature of features) {
    for (const { text, astNodeIds } of feature.pickles.flatMap((pickle) => pickle.steps)) {
      texts.add(text);
      const matching = definitions.filter((definition) => definition.matchesStepName(text));
      const line = `${feature.path}:${feature.lineOf(astNodeIds[0])}`;
      if (matching.length === 0) faults.add(`${line} no step definition matches "${text}"`);
      if (matching.length > 1) faults.add(`${line} "${text}" is ambiguous: ${matching.map(placeOf).join(", ")}`);
    }
  }
  const examples = examplesIn(root);
  return [...faults, ...definitions.flatMap((definition) => [...definitionFaults(definition, texts, examples)])];
}
