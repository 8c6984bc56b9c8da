import type { BenchRow } from "./bench-row.ts";

/** A row for tests: PUSH/PULL over tcp with 64 octets, unless told otherwise. */
export function sampleRow(contender: string, perSecond: number | undefined, more: Partial<BenchRow> = {}): BenchRow {
  return {
    ...{
      contender,
      title: contender,
      peer: contender,
      mode: "batch",
      pattern: "push-pull",
      transport: "tcp",
      size: 64,
    },
    ...(perSecond === undefined ? { samples: [] } : { samples: [perSecond], perSecond, spread: 0.1 }),
    ...more,
  };
}
