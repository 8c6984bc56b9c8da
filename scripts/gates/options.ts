import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { cataloguePath, type OptionCatalogue, readOptionCatalogue } from "../options/option-catalogue.ts";
import { optionFeatures } from "../options/option-features.ts";
import { featureText } from "../options/table.ts";
import type { Gate } from "./gate.ts";
import { filesIn } from "./sources.ts";

const requirementsPath = "features/catalogue/requirements.yaml";

function* unknownRequirements(root: string, { sockets, contexts }: OptionCatalogue): Generator<string> {
  const entries = parse(readFileSync(join(root, requirementsPath), "utf8")) as { id: string }[];
  const known = new Set(entries.map(({ id }) => id));
  for (const { option, shows = [], requires = [] } of [...Object.values(sockets).flat(), ...contexts]) {
    for (const id of [...shows, ...requires]) {
      if (!known.has(id)) yield `${cataloguePath}: ${option} names the requirement ${id}, which is unknown`;
    }
  }
}

function* staleFiles(root: string, written: ReadonlyMap<string, string>): Generator<string> {
  for (const [path, text] of written) {
    if (!existsSync(join(root, path))) yield `${path}: is missing; "npm run options" writes it`;
    else if (readFileSync(join(root, path), "utf8") !== text) {
      yield `${path}: is not what ${cataloguePath} says; "npm run options" writes it anew`;
    }
  }
  for (const path of filesIn(root, ["features/options"], ".feature")) {
    if (/\/table_\w+\.feature$/.test(path) && !written.has(path)) yield `${path}: is not written from ${cataloguePath}`;
  }
}

/** The catalogue of options, and the features that are written from it. */
export const options: Gate = {
  name: "options",
  keeps: "the tables of options are as their catalogue says",
  async run(root) {
    const catalogue = readOptionCatalogue(root);
    const written = new Map(optionFeatures(catalogue).map((feature) => [feature.path, featureText(feature)]));
    const problems = [...unknownRequirements(root, catalogue), ...staleFiles(root, written)];
    return { checked: written.size, problems };
  },
};
