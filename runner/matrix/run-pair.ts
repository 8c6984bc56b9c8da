import { verdictOf } from "../../steps/verdict.ts";
import type { Outcome } from "../execute/outcome.ts";
import { groupBy } from "../group-by.ts";
import type { Cell } from "./cell.ts";
import { CHECKS } from "./checks.ts";
import { Link } from "./link.ts";
import { checkRefusal } from "./refusal.ts";
import { checkRestart } from "./restart.ts";
import type { Stage } from "./stage.ts";

/** A cell may take so many times as long as anything in it. */
const CELL_FACTOR = 6;

/** What the cells of one ordered pair of implementations are run with. */
export interface PairRun extends Stage {
  onOutcome(cell: Cell, outcome: Outcome): void;
  signal: AbortSignal;
}

/**
 * Runs cells of one ordered pair, in their order. Whatever the implementations do, each cell comes to an outcome: after one
 * that did not pass, both are started again. Nobody knows what they are still at: go-zeromq, whose restart had failed, was
 * seen to use up 20,000 descriptors in the cells that followed.
 */
export async function runPair(cells: readonly Cell[], run: PairRun): Promise<void> {
  for (const group of groupBy(cells, connectionKey).values()) {
    let link: Link | undefined;
    for (const cell of group) {
      if (run.signal.aborted) return;
      const startedAt = Date.now();
      try {
        link = await withinLimit(() => runCell(cell, run, link), run);
        run.onOutcome(cell, { verdict: "PASS", durationMs: Date.now() - startedAt });
      } catch (error) {
        run.onOutcome(cell, outcomeOf(error, startedAt, run));
        link = undefined;
        await restart(run);
        continue;
      }
      if (link === undefined) await clear(run);
    }
    if (link !== undefined) await clear(run);
  }
}

function connectionKey({ id }: Cell): string {
  return id.slice(0, id.lastIndexOf("/"));
}

/** Runs one cell, on the link of the cell before it if that is still good; the link that the next cell can use. */
async function runCell(cell: Cell, run: PairRun, before: Link | undefined): Promise<Link | undefined> {
  if (isAlone(cell) && before !== undefined) await clear(run);
  switch (cell.check) {
    case "restart":
      return void (await checkRestart(cell, run));
    case "refusal":
      return void (await checkRefusal(cell, run));
    case "prefix":
      return void (await CHECKS.prefix(await Link.open(cell, run, "news")));
    default: {
      const link = before ?? (await Link.open(cell, run));
      await CHECKS[cell.check](link);
      return link;
    }
  }
}

/** Needs sockets that are not as those of the other checks. */
function isAlone({ check }: Cell): boolean {
  return check === "restart" || check === "refusal" || check === "prefix";
}

/** A cell that comes to no end costs both drivers: whoever waits for them is told that they are gone. */
async function withinLimit<T>(work: () => Promise<T>, { players, patienceMs }: PairRun): Promise<T> {
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    for (const player of [players.left, players.right]) player.driver.kill();
  }, CELL_FACTOR * patienceMs);
  try {
    return await work();
  } catch (error) {
    throw isLate ? new CellHung(`it came to no end within ${CELL_FACTOR * patienceMs} ms`) : error;
  } finally {
    clearTimeout(timer);
  }
}

class CellHung extends Error {
  override readonly name = "CellHung";
}

function outcomeOf(error: unknown, startedAt: number, { players }: PairRun): Outcome {
  const verdict = error instanceof CellHung ? "TIMEOUT" : verdictOf(error);
  const reason = error instanceof Error ? error.message : String(error);
  const stderr = [players.left, players.right].map(({ stderrTail }) => stderrTail).join("");
  return { verdict, durationMs: Date.now() - startedAt, reason, ...(stderr === "" ? {} : { stderr }) };
}

async function restart({ players }: PairRun): Promise<void> {
  await Promise.all([players.left.restart(), players.right.restart()]);
}

async function clear({ players }: PairRun): Promise<void> {
  await Promise.all([players.left.clear(), players.right.clear()]);
}
