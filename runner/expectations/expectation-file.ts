import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { AnySchema } from "ajv";
import type { Verdict } from "../../steps/verdict.ts";
import type { Catalogue } from "../catalogue/catalogue.ts";
import { HarnessError } from "../harness-error.ts";
import { packageRoot } from "../package-root.ts";
import { YamlFile } from "../yaml-file.ts";
import { caseGlob } from "./case-glob.ts";

/** Why a deviation is there. */
export type DeviationClass = "bug" | "wontfix" | "ambiguous" | "unsupported-by-design";

/** One deviation that is known. */
export interface Entry {
  /** Where it stands. */
  line: number;
  case: string;
  pattern: RegExp;
  reason: RegExp;
  verdict: Verdict;
  class: DeviationClass;
  divergence?: string;
  issue?: string;
  since?: string;
  note?: string;
  /** Not to be executed: it would crash or corrupt the implementation. */
  hazard?: true;
  /** Why it shows in some executions only. */
  unstable?: string;
}

/** The known deviations of one implementation. `path` is as messages show it. */
export interface Expectations {
  path: string;
  /** What shows in every execution: one at most for a case. */
  entries: Entry[];
  /** What shows now and then: several may speak of a case, and of one that has an entry besides. */
  unstable: Entry[];
}

interface RawFile {
  implementation: string;
  expectations: (Omit<Entry, "line" | "pattern" | "reason"> & { reason: string })[];
}

/** What is expected of an implementation that nobody has written a file for: that everything passes. */
export const NO_EXPECTATIONS: Expectations = { path: "", entries: [], unstable: [] };

/**
 * Reads an expectation file.
 * @throws HarnessError with file and line when it does not fit interop/expectations.schema.json, a regular expression is
 *   not one, or it names a divergence that the catalogue does not have.
 */
export function readExpectations(path: string, catalogue: Catalogue): Expectations {
  const file = new YamlFile(path);
  const schema = JSON.parse(
    readFileSync(join(packageRoot, "interop", "expectations.schema.json"), "utf8"),
  ) as AnySchema;
  file.check(schema);
  const raw = file.value as RawFile;
  const entries = raw.expectations.map((entry, index): Entry => {
    const line = file.lineOf(["expectations", index]);
    if (entry.divergence !== undefined && !catalogue.divergences.has(entry.divergence)) {
      throw new HarnessError(`${path}:${line}: divergence ${entry.divergence} is not in the catalogue`);
    }
    return {
      ...entry,
      line,
      pattern: caseGlob(entry.case),
      reason: regularExpression(entry.reason, `${path}:${line}`),
    };
  });
  return {
    path,
    entries: entries.filter((entry) => entry.unstable === undefined),
    unstable: entries.filter((entry) => entry.unstable !== undefined),
  };
}

function regularExpression(source: string, where: string): RegExp {
  try {
    return new RegExp(source);
  } catch (error) {
    throw new HarnessError(`${where}: reason: ${(error as Error).message}`);
  }
}
