import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Gate } from "./gate.ts";
import { filesIn } from "./sources.ts";

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

function faultsOf(path: string, packages: NonNullable<Lock["packages"]>): string[] {
  const faults: string[] = [];
  for (const [key, { resolved, optionalDependencies = {} }] of Object.entries(packages)) {
    if (resolved?.startsWith("http")) faults.push(`${path}: "${key}" is resolved to ${resolved}`);
    for (const name of Object.keys(optionalDependencies)) {
      if (lockedAs(packages, key, name) === undefined)
        faults.push(`${path}: "${key}" may need ${name}, which is not locked`);
    }
  }
  return faults;
}

/**
 * A lock file pins versions and checksums; where they are downloaded from is each machine's own affair (.npmrc). It has to
 * name the packages of other platforms too: a registry that lacks them leaves them out, and then `npm ci` refuses the file.
 */
export const lockfile: Gate = {
  name: "lockfile",
  keeps: "lock files name no download addresses and all platforms",
  async run(root) {
    const problems: string[] = [];
    let checked = 0;
    for (const path of ["package-lock.json", ...filesIn(root, ["interop"], "package-lock.json")]) {
      const { packages = {} } = JSON.parse(readFileSync(join(root, path), "utf8")) as Lock;
      problems.push(...faultsOf(path, packages));
      checked += Object.keys(packages).length;
    }
    return { checked, problems };
  },
};
