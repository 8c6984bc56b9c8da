import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { HarnessError } from "./harness-error.ts";

/** The value of a JSON file. @throws HarnessError that names the file when it cannot be read or is not JSON */
export function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw new HarnessError(`${path}: ${(error as Error).message}`);
  }
}

/** Writes a value for people as well as for programs, in a folder that is made where it is missing. */
export function writeJson(path: string, value: unknown): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(value, undefined, 2)}\n`);
}
