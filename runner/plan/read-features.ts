import { readFileSync } from "node:fs";
import { generateMessages } from "@cucumber/gherkin";
import { IdGenerator, type Pickle, SourceMediaType } from "@cucumber/messages";
import { HarnessError } from "../harness-error.ts";
import { filesBelow, type Layout, shownPath } from "../package-root.ts";

/** A scenario as the official parser expands it, and the title of the feature that it stands in. */
export interface ExpandedScenario {
  pickle: Pickle;
  feature: string;
  uri: string;
  line: number;
}

/**
 * Reads every feature file of the layout, in the order of their paths.
 * @throws HarnessError with file and line when one is not Gherkin.
 */
export function readFeatures(layout: Layout): ExpandedScenario[] {
  return filesBelow(layout.features, ".feature").flatMap((file) => readFeature(file, shownPath(layout.root, file)));
}

function readFeature(file: string, uri: string): ExpandedScenario[] {
  const envelopes = generateMessages(readFileSync(file, "utf8"), uri, SourceMediaType.TEXT_X_CUCUMBER_GHERKIN_PLAIN, {
    includeSource: false,
    includeGherkinDocument: true,
    includePickles: true,
    newId: IdGenerator.incrementing(),
  });
  const scenarios: ExpandedScenario[] = [];
  let feature = "";
  for (const { parseError, gherkinDocument, pickle } of envelopes) {
    if (parseError) {
      const line = parseError.source.location?.line ?? 1;
      throw new HarnessError(`${uri}:${line}: ${parseError.message.replace(/^\(\d+:\d+\): /, "")}`);
    }
    if (gherkinDocument) feature = gherkinDocument.feature?.name ?? "";
    if (pickle) scenarios.push({ pickle, feature, uri, line: pickle.location?.line ?? 1 });
  }
  return scenarios;
}
