import type { FeatureFile } from "./feature-file.ts";

const mostLines = 200;
const mostSteps = 16;

/** The tags that are not ids of requirements; features/README.md says what each does. */
const ownTags = new Set(["@axis-transport", "@transport-tcp", "@transport-ipc", "@transport-inproc", "@hazardous"]);

/** Ports differ from run to run: a scenario names one only where nobody can be: port 1, or a host that is none. */
const port = /\btcp:\/\/(?![^\s"|]*\.invalid:)[^\s"|]*:(\d+)(?=["|\s]|$)/g;
const highestPort = 65535;

/** A wait is never the means of a scenario: it waits for what is to happen, and the suite knows how long at most. */
const duration = /\b(?:sleeps?|pauses? for|waits? for \d|\d+ ?(?:ms|msec|milliseconds?|s|secs?|seconds?|minutes?))\b/i;

const step = /^\s*(?:Given|When|Then|And|But|\*) /;

/** An option's own time is not a wait: the scenario is about it. */
const ownTime = /\bgive up with \w+ after \d+ ms\b/g;

const tidyPath = /^(?:[a-z0-9]+(?:_[a-z0-9]+)*\/)*[a-z0-9]+(?:_[a-z0-9]+)*\.feature$/;

function* shape(feature: FeatureFile): Generator<string> {
  const lines = feature.text.split("\n").length - 1;
  if (!tidyPath.test(feature.path)) yield `${feature.path}:1 the path is not in snake_case`;
  if (lines > mostLines) yield `${feature.path}:${lines} has ${lines} lines, at most ${mostLines} are allowed`;
  if (feature.scenarios.length === 0) yield `${feature.path}:1 has no scenario`;
  for (const { name, line, steps } of feature.scenarios) {
    const place = `${feature.path}:${line}`;
    if (name === "") yield `${place} the scenario has no name`;
    if (steps.length === 0) yield `${place} the scenario has no steps`;
    if (steps.length > mostSteps) yield `${place} has ${steps.length} steps, at most ${mostSteps} are allowed`;
  }
}

/** Rows of an outline need names of their own too, for reports tell cases by name. */
function* naming(feature: FeatureFile): Generator<string> {
  const known = new Map<string, number>();
  for (const { name, astNodeIds } of feature.pickles) {
    const line = feature.lineOf(astNodeIds.at(-1));
    const earlier = known.get(name);
    if (earlier !== undefined) yield `${feature.path}:${line} the name "${name}" is taken in line ${earlier}`;
    known.set(name, line);
  }
}

function* wording(feature: FeatureFile): Generator<string> {
  for (const [index, line] of feature.text.split("\n").entries()) {
    const place = `${feature.path}:${index + 1}`;
    for (const [endpoint, digits] of line.matchAll(port)) {
      const number = Number(digits);
      if (number > 1 && number <= highestPort) yield `${place} ${endpoint} names a port; let the socket choose one`;
    }
    const found = step.test(line) && duration.exec(line.replace(ownTime, ""));
    if (found) yield `${place} "${found[0]}" is a duration; say what is waited for`;
  }
}

function* tagging(feature: FeatureFile, requirements: ReadonlySet<string>): Generator<string> {
  const unknown = new Set<string>();
  for (const pickle of feature.pickles) {
    const line = feature.lineOf(pickle.astNodeIds[0]);
    const names = pickle.tags.map((tag) => tag.name);
    if (!names.some((name) => requirements.has(name.slice(1)))) {
      yield `${feature.path}:${line} "${pickle.name}" has no tag that names a requirement`;
    }
    for (const { name, astNodeId } of pickle.tags) {
      if (ownTags.has(name) || requirements.has(name.slice(1))) continue;
      unknown.add(`${feature.path}:${feature.lineOf(astNodeId)} ${name} is neither a requirement nor one of our tags`);
    }
  }
  yield* unknown;
}

/** What is wrong with one feature file by itself: "features/push/blocks.feature:12 ...". */
export function faultsOf(feature: FeatureFile, requirements: ReadonlySet<string>): string[] {
  return [...shape(feature), ...naming(feature), ...wording(feature), ...tagging(feature, requirements)];
}
