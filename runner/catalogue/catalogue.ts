import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { HarnessError } from "../harness-error.ts";
import type { Divergence, Requirement } from "./requirement.ts";

/** All requirements and divergences, by id, in the order of their files. */
export interface Catalogue {
  requirements: Map<string, Requirement>;
  divergences: Map<string, Divergence>;
}

/**
 * Reads the catalogue from its folder.
 * @throws HarnessError when a file is missing or malformed, an id stands twice, a divergence is not there, or an entry that
 * cannot be shown does not say why.
 */
export function readCatalogue(folder: string): Catalogue {
  const requirements = byId(readList<Requirement>(join(folder, "requirements.yaml")), "requirements.yaml");
  const divergences = byId(readList<Divergence>(join(folder, "divergences.yaml")), "divergences.yaml");
  for (const { id, channel, untested, diverges = [] } of requirements.values()) {
    if (channel === "none" && !untested)
      throw new HarnessError(`requirements.yaml: ${id} does not say why it is untested`);
    const unknown = diverges.find((divergence) => !divergences.has(divergence));
    if (unknown !== undefined) throw new HarnessError(`requirements.yaml: ${id} names divergence ${unknown}, unknown`);
  }
  return { requirements, divergences };
}

function readList<T>(path: string): T[] {
  let value: unknown;
  try {
    value = parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw new HarnessError(`cannot read ${path}: ${(error as Error).message}`);
  }
  if (!Array.isArray(value)) throw new HarnessError(`${path}: a list was expected`);
  return value as T[];
}

function byId<T extends { id: string }>(entries: T[], file: string): Map<string, T> {
  const map = new Map<string, T>();
  for (const entry of entries) {
    if (map.has(entry.id)) throw new HarnessError(`${file}: ${entry.id} stands there twice`);
    map.set(entry.id, entry);
  }
  return map;
}
