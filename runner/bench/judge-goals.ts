import type { BenchRow } from "./bench-row.ts";
import type { Goal } from "./goals.ts";

/** One setting in which a goal was measured. */
export interface GoalMeasurement {
  readonly transport: string;
  readonly size: number;
  readonly ratio: number;
  readonly met: boolean;
}

/** What became of a goal. */
export interface GoalVerdict {
  readonly what: string;
  readonly transports: readonly string[];
  readonly unit: string;
  /** "at least" for throughputs, "at most" for round trips. */
  readonly bound: "at least" | "at most";
  readonly goal: number;
  /** "met" in every setting that was measured, "missed" in one at least, "not measured" where there was none. */
  readonly verdict: "met" | "missed" | "not measured";
  /** Worst first. */
  readonly measurements: readonly GoalMeasurement[];
}

/** What the rows of one run say of each goal. */
export function judgeGoals(goals: readonly Goal[], rows: readonly BenchRow[]): GoalVerdict[] {
  return goals.map((goal) => judge(goal, rows));
}

function judge(goal: Goal, rows: readonly BenchRow[]): GoalVerdict {
  const { what, transports, unit, ratio } = goal;
  const isThroughput = goal.of === "throughput";
  const measurements = settingsOf(goal, rows)
    .flatMap((row) => measurementOf(goal, row, rows))
    .sort((one, other) => (isThroughput ? one.ratio - other.ratio : other.ratio - one.ratio));
  const missed = measurements.some(({ met }) => !met);
  const verdict = measurements.length === 0 ? "not measured" : missed ? "missed" : "met";
  return { what, transports, unit, bound: isThroughput ? "at least" : "at most", goal: ratio, verdict, measurements };
}

/** The rows of the contender of a goal. */
function settingsOf({ pattern, transports, from, to, contender }: Goal, rows: readonly BenchRow[]): BenchRow[] {
  return rows.filter(
    (row) =>
      row.contender === contender &&
      row.pattern === pattern &&
      transports.includes(row.transport) &&
      row.size >= from &&
      row.size <= to,
  );
}

/** Nothing where the contender or the unit came to nothing. */
function measurementOf(goal: Goal, row: BenchRow, rows: readonly BenchRow[]): GoalMeasurement[] {
  const { pattern, transport, size } = row;
  const unit = rows.find(
    (other) =>
      other.contender === goal.unit &&
      other.pattern === pattern &&
      other.transport === transport &&
      other.size === size,
  );
  const value = figureOf(goal, row);
  const unitValue = unit && figureOf(goal, unit);
  if (value === undefined || unitValue === undefined) return [];
  const ratio = value / unitValue;
  const met = goal.of === "throughput" ? ratio >= goal.ratio : ratio <= goal.ratio;
  return [{ transport, size, ratio, met }];
}

function figureOf({ of }: Goal, row: BenchRow): number | undefined {
  return of === "throughput" ? row.perSecond : row.latency?.p50;
}
