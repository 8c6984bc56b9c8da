/** How binding a requirement is. `documented` has no RFC 2119 keyword behind it: grammar, manual, test or source. */
export type Level = "must" | "documented" | "should" | "may";

/** One testable rule of the catalogue, features/catalogue/requirements.yaml. */
export interface Requirement {
  id: string;
  source: string;
  clause?: string;
  level: Level;
  /** How it can be shown: with sockets alone, on the wire, by either, by both at once, or not at all. */
  channel: "api" | "wire" | "either" | "both" | "none";
  area: string;
  text: string;
  /** Why no scenario can show it; there when the channel is "none", and may be elsewhere. */
  untested?: string;
  /** What has to be there before a scenario can show it. */
  awaits?: string;
  diverges?: string[];
  draft?: boolean;
}

/** A place where sources contradict each other, and what the suite decided, features/catalogue/divergences.yaml. */
export interface Divergence {
  id: string;
  between: string[];
  what: string;
  evidence: string[];
  recommendation: string;
  advice: string;
  affects: string[];
}

/** The levels, the most binding first. */
export const LEVELS: readonly Level[] = ["must", "documented", "should", "may"];

/** The most binding of some levels. A case that shows several requirements is as binding as the strictest of them. */
export function strongestLevel(levels: readonly Level[]): Level {
  return LEVELS.find((level) => levels.includes(level)) ?? "may";
}
