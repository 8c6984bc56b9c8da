import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { register } from "node:module";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Mutant } from "./mutant.ts";

const src = new URL("../../src/", import.meta.url);

/**
 * The source of the reference with the mutant's change in it.
 * @throws Error when what is to be changed does not stand there exactly once any more
 */
export function spoiled({ source, reads, instead }: Mutant): string {
  const text = readFileSync(new URL(source, src), "utf8");
  const times = text.split(reads).length - 1;
  if (times !== 1) throw new Error(`src/${source} should read once, and does ${times} times: ${reads}`);
  return text.replace(reads, () => instead);
}

/** Starts the reference driver in this process with one place of its source changed. Called before anything has loaded it. */
export async function runSpoiled(mutant: Mutant): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "zmqspec-wrong-"));
  const copy = join(folder, basename(mutant.source));
  writeFileSync(copy, spoiled(mutant));
  const data = { url: new URL(mutant.source, src).href, copy: pathToFileURL(copy).href };
  register("./spoil-hooks.ts", import.meta.url, { data });
  try {
    await import("../reference/driver.ts");
  } finally {
    rmSync(folder, { recursive: true });
  }
}
