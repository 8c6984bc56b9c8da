import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Verdict } from "../../steps/verdict.ts";
import { HarnessError } from "../harness-error.ts";

/** What a saved run says of one case or cell. There is more in the file; this is what two runs are compared by. */
export interface SavedResult {
  id: string;
  verdict: Verdict;
  reason?: string;
  /** Of a case: the area of its requirement. A cell of the matrix has none. */
  area?: string;
}

/** A run as its results.ndjson has kept it: that of `zmqspec run` or of `zmqspec matrix`. */
export interface SavedRun {
  path: string;
  /** What was run, for people: the implementation with its version, or the matrix. */
  title: string;
  /** The implementation by its name in peers.json; that of a matrix is "matrix". */
  implementation: string;
  /** What it is written in; that of a matrix is not known. */
  language?: string;
  /** When it began, ISO 8601. */
  startedAt: string;
  results: Map<string, SavedResult>;
  /** False when it was killed before it could write its footer, or has cases that were not run: gaps mean nothing. */
  isWhole: boolean;
}

interface SavedLine extends Partial<SavedResult> {
  type?: string;
  implementation?: string;
  startedAt?: string;
  endedEarly?: string;
  hello?: { implementation: { name: string; version: string; language: string } };
}

/**
 * Reads a saved run: its results.ndjson, or the folder that holds it.
 * @throws HarnessError when there is none, or the file holds something else.
 */
export function readSavedRun(path: string): SavedRun {
  const file = existsSync(path) && statSync(path).isDirectory() ? join(path, "results.ndjson") : path;
  if (!existsSync(file)) throw new HarnessError(`there is no ${file}`, "zmqspec run and zmqspec matrix write one");
  const [header, ...rest] = readLines(file);
  const { implementation, startedAt, hello } = header ?? {};
  if (header?.type !== "header" || implementation === undefined || startedAt === undefined) {
    throw new HarnessError(`${file} does not begin like a saved run`);
  }
  const footer = rest.find(({ type }) => type === "footer");
  const results = rest.filter(({ type }) => type === "result") as SavedResult[];
  return {
    path: file,
    title: hello === undefined ? implementation : `${hello.implementation.name} ${hello.implementation.version}`,
    implementation,
    ...(hello === undefined ? {} : { language: hello.implementation.language }),
    startedAt,
    results: new Map(results.map((result) => [result.id, result])),
    isWhole: footer !== undefined && footer.endedEarly === undefined,
  };
}

/** The runs in the folders directly below `reports`, by implementation. */
export function readSavedRuns(reports: string): SavedRun[] {
  if (!existsSync(reports)) return [];
  return readdirSync(reports)
    .sort()
    .filter((name) => existsSync(join(reports, name, "results.ndjson")))
    .map((name) => readSavedRun(join(reports, name)));
}

function readLines(file: string): SavedLine[] {
  return readFileSync(file, "utf8")
    .trimEnd()
    .split("\n")
    .map((line, index) => {
      try {
        return JSON.parse(line) as SavedLine;
      } catch {
        throw new HarnessError(`${file}:${index + 1}: not JSON`);
      }
    });
}
