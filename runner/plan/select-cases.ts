import parseTagExpression from "@cucumber/tag-expressions";
import { HarnessError } from "../harness-error.ts";
import type { Case } from "./case.ts";
import { isTransport, TRANSPORTS } from "./transport-axis.ts";

/** What the user asked for. Everything that is left out selects everything. */
export interface Selection {
  transports?: string[];
  /** A tag expression: "@socket-req and not @slow". */
  tags?: string;
  requirements?: string[];
  /** A case's id, or a part of a scenario's name, in any case of letters. */
  scenario?: string;
}

/**
 * The cases that were asked for, in their order.
 * @throws HarnessError for a transport, a tag expression or a requirement that does not exist.
 */
export function selectCases(cases: readonly Case[], selection: Selection): Case[] {
  const wanted = [
    byTransport(selection.transports),
    byTags(cases, selection.tags),
    byRequirement(cases, selection.requirements),
    byScenario(cases, selection.scenario),
  ];
  return cases.filter((candidate) => wanted.every((wants) => wants(candidate)));
}

type Wants = (candidate: Case) => boolean;

const all: Wants = () => true;

function byTransport(transports: string[] | undefined): Wants {
  if (transports === undefined) return all;
  const unknown = transports.find((transport) => !isTransport(transport));
  if (unknown !== undefined) {
    throw new HarnessError(`--transport ${unknown}: the transports are ${TRANSPORTS.join(", ")}`);
  }
  return (candidate) => transports.includes(candidate.transport);
}

function byTags(cases: readonly Case[], expression: string | undefined): Wants {
  if (expression === undefined) return all;
  const known = new Set(cases.flatMap((candidate) => candidate.tags));
  const unknown = (expression.match(/@[^\s()]+/g) ?? []).find((tag) => !known.has(tag));
  if (unknown !== undefined) throw new HarnessError(`--tags: no scenario has the tag ${unknown}`);
  try {
    const node = parseTagExpression(expression);
    return (candidate) => node.evaluate(candidate.tags);
  } catch (error) {
    throw new HarnessError(`--tags: ${(error as Error).message}`);
  }
}

function byRequirement(cases: readonly Case[], ids: string[] | undefined): Wants {
  if (ids === undefined) return all;
  const known = new Set(cases.flatMap((candidate) => candidate.requirements));
  const unknown = ids.find((id) => !known.has(id));
  if (unknown !== undefined) {
    throw new HarnessError(`--requirement ${unknown}: no scenario shows it`, "`zmqspec coverage` lists what is shown");
  }
  return (candidate) => candidate.requirements.some((id) => ids.includes(id));
}

function byScenario(cases: readonly Case[], text: string | undefined): Wants {
  if (text === undefined) return all;
  if (cases.some((candidate) => candidate.id === text)) return (candidate) => candidate.id === text;
  const part = text.toLowerCase();
  return (candidate) => candidate.scenario.toLowerCase().includes(part) || candidate.id.toLowerCase().includes(part);
}
