import type { BenchRow } from "../../runner/bench/bench-row.ts";
import type { BenchResult } from "../../runner/bench/result.ts";
import { sizeText } from "../../runner/bench/units.ts";
import { groupBy } from "../../runner/group-by.ts";

/** One contender in one panel: a number for each size, in the order of the chart's sizes. */
export interface Line {
  readonly contender: string;
  readonly title: string;
  readonly values: readonly (number | undefined)[];
}

/** What one transport comes to. */
export interface Panel {
  readonly transport: string;
  readonly lines: readonly Line[];
}

/**
 * Panels side by side that share their axes: transports across, sizes along, powers of two upwards. Speeds are told as
 * multiples of libzmq in the same setting: from 16 octets to a MiB they fall so far that nothing else would be seen.
 */
export interface Chart {
  /** What its file is called, without theme and ending. */
  readonly name: string;
  readonly title: string;
  readonly unit: "x libzmq" | "octets";
  /** Sizes of messages, as they stand at the axis. */
  readonly sizes: readonly string[];
  readonly panels: readonly Panel[];
}

/** A chart that is drawn when its workload was measured. */
interface Subject {
  readonly name: string;
  readonly title: string;
  readonly pattern: string;
  readonly unit: Chart["unit"];
  figure(row: BenchRow): number | undefined;
}

const UNIT = "libzmq";

const subjects: readonly Subject[] = [
  throughput("push-pull", "PUSH/PULL: messages a second, as a multiple of libzmq"),
  throughput("pub-sub", "PUB/SUB with one subscriber: messages a second, as a multiple of libzmq"),
  throughput("pub-sub-100", "PUB/SUB with 100 subscribers: messages a second, as a multiple of libzmq"),
  throughput("dealer-router", "DEALER/ROUTER: messages a second, as a multiple of libzmq"),
  roundTrip("req-rep", "REQ/REP: round trip (p50) as a multiple of libzmq; less is better"),
  roundTrip("dealer-router-echo", "DEALER/ROUTER: round trip (p50) as a multiple of libzmq; less is better"),
  {
    ...{ name: "cpu", title: "PUSH/PULL: processor time a message, as a multiple of libzmq; less is better" },
    ...{ pattern: "push-pull", unit: "x libzmq", figure: ({ cpuNs }) => cpuNs },
  },
  {
    ...{ name: "memory", title: "PUSH/PULL: peak memory of both ends; less is better" },
    ...{ pattern: "push-pull", unit: "octets", figure: ({ peakBytes }) => peakBytes },
  },
];

function throughput(pattern: string, title: string): Subject {
  return { name: pattern, title, pattern, unit: "x libzmq", figure: ({ perSecond }) => perSecond };
}

function roundTrip(pattern: string, title: string): Subject {
  return { name: pattern, title, pattern, unit: "x libzmq", figure: ({ latency }) => latency?.p50 };
}

/** The charts of a run: of every subject that was measured with two sizes at least. */
export function chartsOf({ results }: Pick<BenchResult, "results">): Chart[] {
  return subjects.flatMap((subject) => {
    const ofPattern = results.filter(({ pattern }) => pattern === subject.pattern);
    const rows = ofPattern.filter((row) => figureOf(subject, row, ofPattern) !== undefined);
    const sizes = [...new Set(rows.map(({ size }) => size))].sort((a, b) => a - b);
    if (sizes.length < 2) return [];
    const { name, title, unit } = subject;
    return [{ name, title, unit, sizes: sizes.map(sizeText), panels: panelsOf(subject, rows, sizes) }];
  });
}

function panelsOf(subject: Subject, rows: readonly BenchRow[], sizes: readonly number[]): Panel[] {
  return [...groupBy(rows, ({ transport }) => transport)].map(([transport, group]) => ({
    transport,
    lines: [...groupBy(group, ({ contender }) => contender)].map(([contender, points]) => ({
      contender,
      title: points[0]?.title ?? contender,
      values: sizes.map((size) => {
        const row = points.find((point) => point.size === size);
        return row && figureOf(subject, row, group);
      }),
    })),
  }));
}

/** What is drawn of a row; nothing where it, or what it is a multiple of, was not measured. */
function figureOf({ unit, figure }: Subject, row: BenchRow, rows: readonly BenchRow[]): number | undefined {
  const value = figure(row);
  if (unit === "octets" || value === undefined) return value;
  const { transport, size } = row;
  const other = rows.find((one) => one.contender === UNIT && one.transport === transport && one.size === size);
  const unitValue = other && figure(other);
  return unitValue === undefined || unitValue === 0 ? undefined : value / unitValue;
}
