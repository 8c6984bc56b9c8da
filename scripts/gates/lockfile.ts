import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Gate } from "./gate.ts";

interface Lock {
  readonly packages?: Record<
    string,
    { readonly resolved?: string; readonly optionalDependencies?: Record<string, string> }
  >;
}

/** The key of the package that `name` means to the package under `key`: the nearest node_modules that has it. */
function lockedAs(packages: NonNullable<Lock["packages"]>, key: string, name: string): string | undefined {
  for (let base = key; ; base = base.slice(0, Math.max(0, base.lastIndexOf("node_modules/") - 1))) {
    const candidate = `${base === "" ? "" : `${base}/`}node_modules/${name}`;
    if (candidate in packages) return candidate;
    if (base === "") return undefined;
  }
}

/**
 * The lock file pins versions and checksums; where they are downloaded from is each machine's own affair (.npmrc). It has to
 * name the packages of other platforms too: a registry that lacks them leaves them out, and then `npm ci` refuses the file.
 */
export const lockfile: Gate = {
  name: "lockfile",
  keeps: "package-lock.json names no download addresses and all platforms",
  async run(root) {
    const { packages = {} } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as Lock;
    const problems: string[] = [];
    for (const [key, { resolved, optionalDependencies = {} }] of Object.entries(packages)) {
      if (resolved?.startsWith("http")) problems.push(`package-lock.json: "${key}" is resolved to ${resolved}`);
      for (const name of Object.keys(optionalDependencies)) {
        if (lockedAs(packages, key, name) === undefined)
          problems.push(`package-lock.json: "${key}" may need ${name}, which is not locked`);
      }
    }
    return { checked: Object.keys(packages).length, problems };
  },
};
