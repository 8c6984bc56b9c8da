import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { readOptionCatalogue } from "./options/option-catalogue.ts";
import { optionFeatures } from "./options/option-features.ts";
import { featureText } from "./options/table.ts";

/** `npm run options` writes the feature files that are tables of options from features/catalogue/options.yaml. */
const root = join(import.meta.dirname, "..");

for (const feature of optionFeatures(readOptionCatalogue(root))) {
  writeFileSync(join(root, feature.path), featureText(feature));
}
