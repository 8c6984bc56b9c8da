import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** The folders that hold TypeScript of ours. */
export const sourceFolders: readonly string[] = ["src", "steps", "runner", "interop", "bench", "scripts"];

const foreign = /(?:^|\/)(?:node_modules|dist)\//;

/** The paths of all files below `folders` that end in `suffix`, relative to `root` and sorted. */
export function filesIn(root: string, folders: readonly string[], suffix: string): string[] {
  const found: string[] = [];
  for (const folder of folders.filter((name) => existsSync(join(root, name)))) {
    for (const path of readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })) {
      if (path.endsWith(suffix) && !foreign.test(path)) found.push(join(folder, path));
    }
  }
  return found.sort();
}
