import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { type FeatureFile, readFeature } from "./feature-file.ts";
import { faultsOf } from "./feature-rules.ts";
import type { Gate } from "./gate.ts";
import { filesIn } from "./sources.ts";
import { stepFaults } from "./step-usage.ts";

const catalogue = "features/catalogue/requirements.yaml";

function requirementsIn(root: string): Set<string> {
  const entries = parse(readFileSync(join(root, catalogue), "utf8")) as { id: string }[];
  return new Set(entries.map((entry) => entry.id));
}

function sameNames(features: readonly FeatureFile[]): string[] {
  const known = new Map<string, string>();
  const faults: string[] = [];
  for (const { path, document } of features) {
    const name = document.feature?.name ?? "";
    const earlier = known.get(name);
    if (earlier !== undefined) faults.push(`${path}:1 the feature's name "${name}" is taken by ${earlier}`);
    known.set(name, path);
  }
  return faults;
}

/** The features: what they may look like, which requirements they show, and that their steps exist. */
export const features: Gate = {
  name: "features",
  keeps: "scenarios name their requirement, keep to the vocabulary and have their steps",
  async run(root) {
    if (!existsSync(join(root, catalogue))) return { checked: 0, problems: [`${catalogue}:1 is missing`] };
    const requirements = requirementsIn(root);
    const read: FeatureFile[] = [];
    const problems: string[] = [];
    for (const path of filesIn(root, ["features"], ".feature")) {
      try {
        read.push(readFeature(root, path));
      } catch (error) {
        problems.push(`${path}: ${(error as Error).message}`);
      }
    }
    for (const feature of read) problems.push(...faultsOf(feature, requirements));
    problems.push(...sameNames(read), ...(await stepFaults(root, read)));
    return { checked: read.reduce((sum, { pickles }) => sum + pickles.length, 0), problems };
  },
};
