import type { Catalogue } from "../catalogue/catalogue.ts";
import { type Requirement, strongestLevel } from "../catalogue/requirement.ts";
import { HarnessError } from "../harness-error.ts";
import { type Case, type Channel, slugOf } from "./case.ts";
import type { ExpandedScenario } from "./read-features.ts";
import { transportsOf } from "./transport-axis.ts";

const RENAME = "rename one, or put a placeholder into the name of the outline";
const REQUIREMENT_TAG = /^@[A-Z][A-Z0-9]*(-[A-Z0-9]+)+$/;

/** The requirement ids among a scenario's tags, in their order. */
function requirementTags(tags: readonly string[]): string[] {
  return tags.filter((tag) => REQUIREMENT_TAG.test(tag)).map((tag) => tag.slice(1));
}

/**
 * Makes the cases: every scenario over every transport that its tags ask for.
 * @throws HarnessError listing each scenario without a requirement, each unknown requirement and each id given twice.
 */
export function planCases(scenarios: readonly ExpandedScenario[], catalogue: Catalogue): Case[] {
  const complaints: string[] = [];
  const cases = new Map<string, Case>();
  for (const scenario of scenarios) {
    const found = requirementsOf(scenario, catalogue, complaints);
    if (found.length === 0) continue;
    for (const planned of casesOf(scenario, found)) {
      const twin = cases.get(planned.id);
      if (twin === undefined) cases.set(planned.id, planned);
      else complaints.push(`${whereIs(planned)}: ${planned.id} is the id of ${whereIs(twin)} too: ${RENAME}`);
    }
  }
  if (complaints.length > 0) throw new HarnessError(complaints.join("\n"));
  return [...cases.values()];
}

function requirementsOf(scenario: ExpandedScenario, catalogue: Catalogue, complaints: string[]): Requirement[] {
  const ids = requirementTags(scenario.pickle.tags.map((tag) => tag.name));
  if (ids.length === 0)
    complaints.push(`${whereIs(scenario)}: no requirement: the scenario needs a tag like @REQREP-REQ-01`);
  return ids.flatMap((id) => {
    const requirement = catalogue.requirements.get(id);
    if (requirement === undefined) complaints.push(`${whereIs(scenario)}: @${id} is not in the catalogue`);
    return requirement ?? [];
  });
}

function casesOf(scenario: ExpandedScenario, requirements: Requirement[]): Case[] {
  const tags = scenario.pickle.tags.map((tag) => tag.name);
  const [first] = requirements;
  return transportsOf(tags, whereIs(scenario)).map((transport) => ({
    id: `${first?.id}/${slugOf(scenario.pickle.name)}[${transport}]`,
    scenario: scenario.pickle.name,
    feature: scenario.feature,
    uri: scenario.uri,
    line: scenario.line,
    requirements: requirements.map((requirement) => requirement.id),
    tags,
    level: strongestLevel(requirements.map((requirement) => requirement.level)),
    area: first?.area ?? "",
    transport,
    channel: channelOf(scenario),
  }));
}

/** In the vocabulary of the features, "the peer" is always a raw one; one in quotes is a socket of that name. */
function channelOf({ pickle }: ExpandedScenario): Channel {
  return pickle.steps.some(({ text }) => /(?<!")\bpeer\b(?!")/.test(text)) ? "wire" : "api";
}

function whereIs(place: { uri: string; line: number }): string {
  return `${place.uri}:${place.line}`;
}
