import type { Judged } from "../result.ts";
import type { Entry, Expectations } from "./expectation-file.ts";

/** A race that goes either way half of the time goes the same way eight times in a row in one run of 256. */
const MORE_EXECUTIONS = 7;

/** With more unexpected results than these it is no bad luck: something has changed, and is to be told at once. */
const MOST_RETRIED = 10;

/** How flukes are settled. */
export interface Settling<T extends Judged> {
  expectations: Expectations;
  /** How often a case is executed again that came to what no entry speaks of. */
  retries: number;
  /** Executes the cases of these results once more, and compares: a result for each. */
  again(flukes: readonly T[]): Promise<T[]>;
}

/**
 * Has those cases executed again that came to what an unstable entry speaks of, until each is as expected or has had seven
 * more chances; and those that came to what no entry speaks of, if they are few, as often as is allowed. Returns the results
 * in their order, the last one of each, which tells what the first was: what is wrong every time stays red.
 */
export async function settleFlukes<T extends Judged>(results: readonly T[], settling: Settling<T>): Promise<T[]> {
  const settled = new Map(results.map((result) => [result.case.id, result]));
  const most = 1 + Math.max(MORE_EXECUTIONS, settling.retries);
  for (let executions = 2; executions <= most; executions++) {
    const flukes = flukesOf([...settled.values()], executions, settling);
    if (flukes.size === 0) break;
    for (const result of await settling.again([...flukes.keys()])) {
      const { id } = result.case;
      const before = settled.get(id) as T;
      settled.set(id, { ...result, fluke: { ...firstOf(before), executions, ...because(flukes.get(before)) } });
    }
  }
  return [...settled.values()];
}

/** What is to be executed another time, with the entry that says why where there is one. */
function flukesOf<T extends Judged>(
  results: readonly T[],
  executions: number,
  { expectations, retries }: Settling<T>,
): Map<T, Entry | undefined> {
  const suspects = results.filter(isSuspect).map((result) => [result, unstableEntryOf(result, expectations)] as const);
  const known = executions <= 1 + MORE_EXECUTIONS ? suspects.filter(([, entry]) => entry !== undefined) : [];
  const unexpected = suspects.filter(([{ discrepancy }, entry]) => entry === undefined && discrepancy !== undefined);
  const mayRetry = executions <= 1 + retries && unexpected.length <= MOST_RETRIED;
  return new Map([...known, ...(mayRetry ? unexpected : [])]);
}

function firstOf({ fluke, outcome: { verdict, reason } }: Judged): Pick<NonNullable<Judged["fluke"]>, "first"> {
  return { first: fluke?.first ?? (reason === undefined ? { verdict } : { verdict, reason }) };
}

function because(entry: Entry | undefined): { unstable?: string } {
  return entry?.unstable === undefined ? {} : { unstable: entry.unstable };
}

/** The unstable entry that has the verdict and the reason of a result which is not as expected. */
function unstableEntryOf({ case: planned, verdict, outcome }: Judged, { unstable }: Expectations): Entry | undefined {
  return unstable.find(
    (entry) =>
      entry.pattern.test(planned.id) &&
      (entry.verdict === verdict || entry.verdict === outcome.verdict) &&
      entry.reason.test(outcome.reason ?? ""),
  );
}

/** A SHOULD that is missed without an entry is no discrepancy, and might be a fluke all the same. */
function isSuspect({ verdict, entry, discrepancy }: Judged): boolean {
  return discrepancy !== undefined || (verdict === "NON-STRICT" && entry === undefined);
}
