import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Gate } from "./gate.ts";

/** The lock file pins versions and checksums; where they are downloaded from is each machine's own affair (.npmrc). */
export const lockfile: Gate = {
  name: "lockfile",
  keeps: "package-lock.json names no download addresses",
  async run(root) {
    const lines = readFileSync(join(root, "package-lock.json"), "utf8").split("\n");
    const problems = lines.flatMap((line, index) =>
      /"resolved":\s*"https?:/.test(line) ? [`package-lock.json:${index + 1} ${line.trim()}`] : [],
    );
    return { checked: lines.length, problems };
  },
};
