import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type RunReport, totals } from "../run-report.ts";
import { resultRecord } from "./result-record.ts";

/**
 * Writes `results.ndjson` into `folder`: a header, a line for each planned case, a footer. A file without a footer is that
 * of a run that was killed.
 */
export function writeNdjson(report: RunReport, folder: string): void {
  const { facts, results, wallMs } = report;
  const { planned, executed, counts } = totals(report);
  const records = [
    { type: "header", ...facts, planned },
    ...results.map((result) => ({ type: "result", ...resultRecord(report, result) })),
    {
      type: "footer",
      planned,
      executed,
      counts,
      wallMs,
      ...(report.endedEarly === undefined ? {} : { endedEarly: report.endedEarly }),
      ...(report.entryTroubles.length === 0 ? {} : { entryTroubles: report.entryTroubles }),
    },
  ];
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "results.ndjson"), records.map((record) => `${JSON.stringify(record)}\n`).join(""));
}
