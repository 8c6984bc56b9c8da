import { readFileSync } from "node:fs";
import { join } from "node:path";
import { AstBuilder, compile, GherkinClassicTokenMatcher, Parser } from "@cucumber/gherkin";
import { type GherkinDocument, IdGenerator, type Pickle, type Scenario, type Step } from "@cucumber/messages";

/** A scenario as it is written, with what it inherits. */
export interface WrittenScenario {
  readonly name: string;
  readonly line: number;
  /** The steps of the backgrounds above it and its own. */
  readonly steps: readonly Step[];
}

/** A feature file, parsed. */
export interface FeatureFile {
  readonly path: string;
  readonly text: string;
  readonly document: GherkinDocument;
  readonly scenarios: readonly WrittenScenario[];
  /** The scenarios as they are run: outlines expanded, tags inherited. */
  readonly pickles: readonly Pickle[];
  /** The line of the node with this id: a scenario, a step, a row of examples. */
  lineOf(nodeId: string | undefined): number;
}

function scenariosOf(document: GherkinDocument): WrittenScenario[] {
  const found: WrittenScenario[] = [];
  const take = (scenario: Scenario, above: readonly Step[]): void => {
    found.push({ name: scenario.name, line: scenario.location.line, steps: [...above, ...scenario.steps] });
  };
  let shared: readonly Step[] = [];
  for (const child of document.feature?.children ?? []) {
    if (child.background) shared = child.background.steps;
    if (child.scenario) take(child.scenario, shared);
    let inRule = shared;
    for (const { background, scenario } of child.rule?.children ?? []) {
      if (background) inRule = [...shared, ...background.steps];
      if (scenario) take(scenario, inRule);
    }
  }
  return found;
}

/** The lines of everything that has an id, wherever it stands in the document. */
function linesById(node: unknown, lines = new Map<string, number>()): Map<string, number> {
  if (Array.isArray(node)) for (const item of node) linesById(item, lines);
  else if (typeof node === "object" && node !== null) {
    const { id, location } = node as { id?: string; location?: { line: number } };
    if (id !== undefined && location !== undefined) lines.set(id, location.line);
    linesById(Object.values(node), lines);
  }
  return lines;
}

/**
 * Parses the feature file `path` below `root` with the official parser.
 *
 * @throws Error with a line for each place that is not Gherkin
 */
export function readFeature(root: string, path: string): FeatureFile {
  const text = readFileSync(join(root, path), "utf8");
  const newId = IdGenerator.uuid();
  const document = new Parser(new AstBuilder(newId), new GherkinClassicTokenMatcher()).parse(text);
  const lines = linesById(document);
  return {
    path,
    text,
    document,
    scenarios: scenariosOf(document),
    pickles: compile(document, path, newId),
    lineOf: (nodeId) => lines.get(nodeId ?? "") ?? 1,
  };
}
