import type { Level } from "../catalogue/requirement.ts";

/** A scenario, expanded and with its axes fixed: the unit that is executed, judged and counted. */
export interface Case {
  /** `<first requirement>/<slug of the scenario's name>[<transport>]`; unique and stable. */
  id: string;
  /** The scenario's name with the example's values in it. */
  scenario: string;
  feature: string;
  /** The feature file, relative to the root, with forward slashes. */
  uri: string;
  /** The line of the scenario, or of its row of examples. */
  line: number;
  requirements: string[];
  tags: string[];
  /** The most binding level among its requirements. */
  level: Level;
  /** The area of its first requirement. */
  area: string;
  transport: string;
  channel: Channel;
}

/** Where a case observes: at the sockets of the implementation alone, or with a raw peer on the wire as well. */
export type Channel = "api" | "wire";

/** The part of a case's id that comes from the scenario's name: lower case, words joined by hyphens. */
export function slugOf(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/['’"]/g, "")
    .replace(/[^a-z0-9.]+/g, "-")
    .replace(/^[-.]+|[-.]+$/g, "");
}
