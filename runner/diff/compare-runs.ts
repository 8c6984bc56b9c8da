import type { SavedResult, SavedRun } from "../report/saved-run.ts";

/** How a case changed from one run to the other. */
export type ChangeKind = "broken" | "fixed" | "changed" | "added" | "removed";

/** One case that is not as it was. */
export interface Change {
  kind: ChangeKind;
  id: string;
  before?: SavedResult;
  after?: SavedResult;
}

/** The kinds in the order in which they are told: what matters most comes first. */
export const CHANGE_KINDS: readonly ChangeKind[] = ["broken", "fixed", "changed", "removed", "added"];

/**
 * What is different in `newer`, sorted by id. *Broken* is what passed and no longer does, for whatever reason, a lost
 * capability included; *fixed* is the reverse; *changed* is another verdict between two that do not pass.
 */
export function compareRuns(older: SavedRun, newer: SavedRun): Change[] {
  const ids = [...new Set([...older.results.keys(), ...newer.results.keys()])].sort();
  return ids.flatMap((id) => {
    const before = older.results.get(id);
    const after = newer.results.get(id);
    const kind = kindOf(before, after);
    if (kind === undefined) return [];
    return [{ kind, id, ...(before && { before }), ...(after && { after }) }];
  });
}

function kindOf(before: SavedResult | undefined, after: SavedResult | undefined): ChangeKind | undefined {
  if (before === undefined) return "added";
  if (after === undefined) return "removed";
  if (before.verdict === after.verdict) return undefined;
  if (before.verdict === "PASS") return "broken";
  return after.verdict === "PASS" ? "fixed" : "changed";
}
