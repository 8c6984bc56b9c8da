import { type Baseline, fallsShort } from "../bench/baseline.ts";
import type { ChangeKind } from "./compare-runs.ts";

/** One pair whose ratio is not what it was, or that only one of two baselines knows. */
export interface RatioChange {
  readonly kind: ChangeKind;
  readonly id: string;
  readonly before?: number;
  readonly after?: number;
}

/**
 * What is different in `newer`, sorted by id. *Broken* is a ratio that has lost more than `tolerance`, *fixed* one that the
 * older falls short of in turn.
 */
export function compareBaselines(older: Baseline, newer: Baseline, tolerance: number): RatioChange[] {
  const before = ratiosOf(older);
  const after = ratiosOf(newer);
  const ids = [...new Set([...before.keys(), ...after.keys()])].sort();
  return ids.flatMap((id): RatioChange[] => {
    const [old, now] = [before.get(id), after.get(id)];
    if (old === undefined) return now === undefined ? [] : [{ kind: "added", id, after: now }];
    if (now === undefined) return [{ kind: "removed", id, before: old }];
    if (fallsShort(old, now, tolerance)) return [{ kind: "broken", id, before: old, after: now }];
    return fallsShort(now, old, tolerance) ? [{ kind: "fixed", id, before: old, after: now }] : [];
  });
}

function ratiosOf({ rows }: Baseline): Map<string, number> {
  return new Map(rows.map(({ id, ratio }) => [id, ratio]));
}
