import { textTable } from "../../text-table.ts";
import type { Figures, ScaleTask } from "./scale-task.ts";

/** What was measured with n of something. */
export interface ScaleRow {
  readonly task: string;
  readonly n: number;
  readonly figures: Figures;
}

/** The rows of one task: how its figures grow, or do not. */
export function scaleTable({ title }: ScaleTask, rows: readonly ScaleRow[]): string {
  const heads = Object.keys(rows[0]?.figures ?? {});
  const body = rows.map(({ n, figures }) => [
    n.toLocaleString("en"),
    ...heads.map((head) => figureText(figures[head] ?? Number.NaN)),
  ]);
  return `${title}\n${textTable(["n", ...heads], body)}`;
}

/** Three digits that count, but all of a whole part. */
function figureText(value: number): string {
  const size = Math.abs(value);
  if (size >= 100) return Math.round(value).toLocaleString("en");
  return value.toFixed(size >= 10 ? 1 : 2);
}
