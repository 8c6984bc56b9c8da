import type { Judged } from "../result.ts";
import type { Entry, Expectations } from "./expectation-file.ts";

/** A race that goes either way half of the time goes the same way eight times in a row in one run of 256. */
const MORE_EXECUTIONS = 7;

/** How flukes are settled. */
export interface Settling<T extends Judged> {
  expectations: Expectations;
  /** Executes the cases of these results once more, and compares: a result for each. */
  again(flukes: readonly T[]): Promise<T[]>;
}

/**
 * Has those cases executed again that came to what an unstable entry speaks of, until each is as expected or has had seven
 * more chances. Returns the results in their order, the last one of each: what is wrong every time stays red.
 */
export async function settleFlukes<T extends Judged>(results: readonly T[], settling: Settling<T>): Promise<T[]> {
  const settled = new Map(results.map((result) => [result.case.id, result]));
  for (let executions = 2; executions <= 1 + MORE_EXECUTIONS; executions++) {
    const flukes = new Map<string, Entry>();
    for (const result of settled.values()) {
      const entry = unstableEntryOf(result, settling.expectations);
      if (entry !== undefined) flukes.set(result.case.id, entry);
    }
    if (flukes.size === 0) break;
    const renewed = await settling.again([...settled.values()].filter(({ case: { id } }) => flukes.has(id)));
    for (const result of renewed) {
      const entry = flukes.get(result.case.id);
      if (entry !== undefined) settled.set(result.case.id, { ...result, fluke: { entry, executions } });
    }
  }
  return [...settled.values()];
}

/** The unstable entry that has the verdict and the reason of a result which is not as expected. */
function unstableEntryOf(result: Judged, { unstable }: Expectations): Entry | undefined {
  if (!isSuspect(result)) return undefined;
  const { verdict, outcome } = result;
  return unstable.find(
    (entry) =>
      entry.pattern.test(result.case.id) &&
      (entry.verdict === verdict || entry.verdict === outcome.verdict) &&
      entry.reason.test(outcome.reason ?? ""),
  );
}

/** A SHOULD that is missed without an entry is no discrepancy, and might be a fluke all the same. */
function isSuspect({ verdict, entry, discrepancy }: Judged): boolean {
  return discrepancy !== undefined || (verdict === "NON-STRICT" && entry === undefined);
}
