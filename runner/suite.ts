import { type Catalogue, readCatalogue } from "./catalogue/catalogue.ts";
import { findLayout, type Layout } from "./package-root.ts";
import type { Case } from "./plan/case.ts";
import { planCases } from "./plan/plan-cases.ts";
import { readFeatures } from "./plan/read-features.ts";

/** The specification as it stands: where it is, its catalogue and every case. */
export interface Suite {
  layout: Layout;
  catalogue: Catalogue;
  cases: Case[];
}

/**
 * Reads the specification below `root`, by default the package's own.
 * @throws HarnessError when the catalogue or a feature is malformed.
 */
export function readSuite(root?: string): Suite {
  const layout = findLayout(root);
  const catalogue = readCatalogue(layout.catalogue);
  return { layout, catalogue, cases: planCases(readFeatures(layout), catalogue) };
}
