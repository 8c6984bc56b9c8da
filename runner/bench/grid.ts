import { type BenchRow, rowOf } from "./bench-row.ts";
import { CEILING, type Contender } from "./contender.ts";
import type { Measurer } from "./measurer.ts";
import { measureRounds, type Participant } from "./rounds.ts";
import { findWorkloads, type Workload } from "./workload.ts";

/** The pair that every ratio is to: what people have, at both ends. */
export const UNIT = "libzmq>libzmq";

/** What is measured of every pair, over tcp. The receiver, or who answers, binds. */
const WORKLOADS = findWorkloads(["push-pull", "req-rep"]);

/** What one implementation sends to another, or asks it, as a ratio to what the unit manages in the same run. */
export interface GridRow extends Pick<BenchRow, "perSecond" | "spread" | "latency" | "failures" | "unsupported"> {
  /** `<pattern>/<sender>><receiver>/<octets>`. */
  readonly id: string;
  readonly pattern: string;
  readonly sender: string;
  readonly receiver: string;
  readonly size: number;
  /** Of messages a second, or of the speed of half of the round trips (p50): more is better. */
  readonly ratio?: number;
}

/** What is measured, and who hears of it. */
export interface GridRun {
  readonly sizes: readonly number[];
  readonly rounds: number;
  readonly seconds: number;
  readonly signal: AbortSignal;
  /** Hears how far a setting is: many pairs take minutes. */
  onRound(pattern: string, size: number, done: number): void;
  onRows(rows: readonly GridRow[]): void;
}

/**
 * PUSH to PULL and REQ to REP over tcp, every implementation to every other: one sample of each pair a round, so that a busy
 * moment of the machine hits all of them. The ceiling talks to itself alone. The unit has to be among the pairs.
 */
export async function measureGrid(measurers: readonly Measurer[], run: GridRun): Promise<GridRow[]> {
  const rows: GridRow[] = [];
  for (const workload of WORKLOADS) {
    const pairs = measurers.flatMap((sender) =>
      measurers.filter((receiver) => areMatched(sender, receiver)).map((receiver) => pair(workload, sender, receiver)),
    );
    for (const size of run.sizes) {
      if (run.signal.aborted) return rows;
      const measured = await measureRounds(pairs, {
        workload,
        size,
        rounds: run.rounds,
        seconds: run.seconds,
        warmUp: 0,
        onRound: (done) => run.onRound(workload.name, size, done),
      });
      const setting = { pattern: workload.name, transport: "tcp", size };
      const fresh = gridRows(measured.map((each) => rowOf(setting, contenderOf(each.id), each)));
      rows.push(...fresh);
      run.onRows(fresh);
    }
  }
  return rows;
}

function areMatched({ name }: Measurer, other: Measurer): boolean {
  return (name === CEILING) === (other.name === CEILING);
}

function pair({ meter }: Workload, sender: Measurer, receiver: Measurer): Participant {
  const [near, far] = [sender.sends, receiver.receives];
  return {
    id: `${sender.name}>${receiver.name}`,
    mode: "batch",
    couple: meter.role === "ping" ? { meter: near, partner: far } : { meter: far, partner: near },
    endpoint: () => "tcp://127.0.0.1:*",
  };
}

function contenderOf(id: string): Contender {
  return { id, title: id, peer: id, mode: "batch" };
}

/** The rows of one setting, with their ratios. */
export function gridRows(rows: readonly BenchRow[]): GridRow[] {
  const unit = rows.find(({ contender }) => contender === UNIT);
  return rows.map((row) => {
    const { contender, pattern, size, perSecond, spread, latency, failures, unsupported } = row;
    const [sender = "", receiver = ""] = contender.split(">");
    const ratio = unit && ratioOf(row, unit);
    return {
      id: `${pattern}/${contender}/${size}`,
      ...{ pattern, sender, receiver, size },
      ...(perSecond === undefined ? {} : { perSecond, spread: spread ?? 0 }),
      ...(ratio === undefined ? {} : { ratio: Number(ratio.toFixed(3)) }),
      ...(latency && { latency }),
      ...(failures && { failures }),
      ...(unsupported === undefined ? {} : { unsupported }),
    };
  });
}

function ratioOf(row: BenchRow, unit: BenchRow): number | undefined {
  if (row.perSecond === undefined || unit.perSecond === undefined) return undefined;
  if (row.latency !== undefined && unit.latency !== undefined) return unit.latency.p50 / row.latency.p50;
  return row.perSecond / unit.perSecond;
}
