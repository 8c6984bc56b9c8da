import type { ProcessDriver } from "../../steps/driver/process-driver.ts";
import type { DriverSpec } from "../execute/worker-messages.ts";
import { measureRounds, type Participant, type Row } from "./rounds.ts";
import { median, spread } from "./statistics.ts";
import { Couple, startMeasuring } from "./throughput.ts";

/** The pair that every ratio is to: what people have, at both ends. */
export const UNIT = "libzmq>libzmq";

/** What one implementation sends to another, as a ratio to what the unit manages in the same run. */
export interface GridRow {
  /** `<sender>><receiver>/<octets>`. */
  id: string;
  sender: string;
  receiver: string;
  size: number;
  /** Messages a second: the median of the rounds. */
  perSecond: number;
  /** The distance between the quartiles, as a part of the median. */
  spread: number;
  ratio: number;
}

/** An implementation whose driver can measure. */
export interface Measurer {
  name: string;
  implementation: { name: string; version: string };
  sink: ProcessDriver;
  source: ProcessDriver;
}

/** Starts a receiving and a sending process of an implementation. @throws HarnessError when it cannot measure */
export async function startMeasurer(name: string, spec: DriverSpec): Promise<Measurer> {
  const sink = await startMeasuring(spec);
  const source = await startMeasuring(spec);
  return { name, sink, source, implementation: sink.hello.implementation };
}

/**
 * PUSH to PULL over tcp, every implementation to every other, in messages of each size: one sample of each pair a round, so
 * that a busy moment of the machine hits all of them. The unit has to be among the pairs.
 */
export async function measureGrid(
  measurers: readonly Measurer[],
  settings: { sizes: readonly number[]; rounds: number; seconds: number },
  tell: (id: string, perSecond: number) => void,
): Promise<GridRow[]> {
  const participants = measurers.flatMap((sender) => measurers.map((receiver) => pair(sender, receiver)));
  const rows: GridRow[] = [];
  for (const size of settings.sizes) {
    const measured = await measureRounds(participants, { ...settings, size }, ({ peer }, perSecond) =>
      tell(`${peer}/${size}`, perSecond),
    );
    rows.push(...gridRows(measured));
  }
  return rows;
}

function pair(sender: Measurer, receiver: Measurer): Participant {
  const peer = `${sender.name}>${receiver.name}`;
  return { contender: { title: peer, peer, mode: "batch" }, couple: new Couple(receiver.sink, sender.source) };
}

function gridRows(measured: readonly Row[]): GridRow[] {
  const unit = measured.find(({ contender }) => contender.peer === UNIT);
  const unitPerSecond = unit === undefined ? Number.NaN : median(unit.samples);
  return measured.map(({ contender, size, samples }) => {
    const [sender = "", receiver = ""] = contender.peer.split(">");
    const perSecond = median(samples);
    return {
      id: `${contender.peer}/${size}`,
      sender,
      receiver,
      size,
      perSecond: Math.round(perSecond),
      spread: rounded(spread(samples)),
      ratio: rounded(perSecond / unitPerSecond),
    };
  });
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** One size as Markdown: senders down, receivers across, ratios to the unit. */
export function gridTable(rows: readonly GridRow[], size: number): string {
  const names = [...new Set(rows.map(({ sender }) => sender))];
  const head = [`${size} B: from \\ to`, ...names];
  const body = names.map((sender) => [
    sender,
    ...names.map((receiver) => {
      const row = rows.find((one) => one.size === size && one.sender === sender && one.receiver === receiver);
      return row === undefined ? "-" : row.ratio.toFixed(2);
    }),
  ]);
  return [head, head.map((_, column) => (column === 0 ? "---" : "---:")), ...body]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
}
