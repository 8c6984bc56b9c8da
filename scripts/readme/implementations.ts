import { existsSync } from "node:fs";
import { join } from "node:path";
import { readSavedRun, type SavedRun } from "../../runner/report/saved-run.ts";
import type { Verdict } from "../../steps/verdict.ts";

/** An implementation that the suite knows, as far as the table tells of it. */
export interface Implementation {
  name: string;
  language: string;
  engine: string;
}

const COLUMNS: readonly (readonly [head: string, verdicts: readonly Verdict[]])[] = [
  ["pass", ["PASS"]],
  ["non-strict", ["NON-STRICT"]],
  ["fail", ["FAIL", "ERROR"]],
  ["crash or hang", ["CRASH", "TIMEOUT"]],
  ["unsupported", ["UNSUPPORTED"]],
  ["not run", ["NOT-RUN"]],
];

/** A row for each implementation that has a whole run in `reports`; `undefined` when none has. */
export function implementationsTable(reports: string, known: readonly Implementation[]): string | undefined {
  const rows = known.flatMap((implementation) => {
    const path = join(reports, implementation.name, "results.ndjson");
    return existsSync(path) ? row(implementation, readSavedRun(path)) : [];
  });
  if (rows.length === 0) return undefined;
  const head = ["implementation", "language", "engine", ...COLUMNS.map(([name]) => name)];
  const rule = head.map((_, column) => (column < 3 ? "---" : "---:"));
  return [head, rule, ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function row({ name, language, engine }: Implementation, run: SavedRun): string[][] {
  if (!run.isWhole) return [];
  const results = [...run.results.values()];
  const counts = COLUMNS.map(([, verdicts]) => results.filter(({ verdict }) => verdicts.includes(verdict)).length);
  return [[`${run.title} (\`${name}\`)`, language, engine, ...counts.map(String)]];
}
