import { defineParameterType } from "@cucumber/cucumber";
import { parseFrame } from "../support/frame-notation.ts";
import type { Version } from "../wire/frame.ts";
import { parseOctets } from "../wire/notation.ts";
import type { Introduction } from "../wire/null-handshake.ts";
import { isOlder } from "../wire/older-handshake.ts";

/** A wire peer that a step brings in: raw, or with the handshake that it is to perform. */
export interface NewPeer {
  /** What later steps call it: "the peer", "the second peer". */
  name: string;
  introduction: Introduction | undefined;
  /** The version before 3.0 that it speaks, if it is such a peer. */
  older: Extract<Version, "1.0" | "2.0"> | undefined;
}

/** What a group that did not take part in a match comes as. */
type Optional = string | null | undefined;

defineParameterType({
  name: "peer",
  regexp: /the (?:second |third |fourth )?peer/,
  transformer: (name: string) => name,
});

defineParameterType({
  name: "newpeer",
  regexp:
    /an? (second |third |fourth )?(raw|[A-Z]{3,6}) peer(?: of ZMTP (\d\.\d))?(?: with identity ("[^"]*"|x:[0-9A-F ]*[0-9A-F]|\d+ octets of seed \d+))?/,
  transformer: (...[ordinal, type, version, identity]: Optional[]): NewPeer => ({
    name: `the ${ordinal ?? ""}peer`,
    introduction: !type || type === "raw" ? undefined : introductionOf(type, version, identity),
    older: version && isOlder(version) ? version : undefined,
  }),
});

defineParameterType({ name: "types", regexp: /[A-Z]{3,6}(?:(?:, | and )[A-Z]{3,6})*/, transformer: listOf });

defineParameterType({
  name: "sizes",
  regexp: /\d+(?:(?:, | and )\d+)*/,
  transformer: (list: string): number[] => listOf(list).map(Number),
});

defineParameterType({ name: "command", regexp: /[A-Za-z0-9-]+/, transformer: (name: string) => name });

defineParameterType({ name: "form", regexp: /short|long/, transformer: (form: string) => form });

defineParameterType({ name: "octets", regexp: /.+/, transformer: (text: string): Buffer => parseOctets(text) });

function introductionOf(type: string, version: Optional, identity: Optional): Introduction {
  const introduction: Introduction = { type };
  if (version) introduction.version = version;
  if (identity) introduction.identity = octetsOf(identity.replace(/^"(.*)"$/, "$1") || '""');
  return introduction;
}

/** The octets that a cell or an argument stands for in the notation for frames. */
export function octetsOf(text: string): Buffer {
  const notation = parseFrame(text);
  if ("octets" in notation) return notation.octets;
  throw new Error(`${text} is a variable, and octets are needed here.`);
}

function listOf(text: string): string[] {
  return text.split(/, | and /);
}
