import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { HarnessError } from "./harness-error.ts";

/** Where everything is, whether run from the sources or from an installed package, and whatever the working directory. */
export interface Layout {
  /** The package's root, or the tree that --root names. Feature paths are told relative to it. */
  root: string;
  features: string;
  catalogue: string;
  interop: string;
  /** The step definitions and their support code, as files to import. */
  stepFiles: string[];
  version: string;
}

const here = dirname(fileURLToPath(import.meta.url));
/** Whether this is what users install, or the sources of it under tsx. */
export const compiled = import.meta.url.endsWith(".js");

/** The package's own root: the folder that holds features/, and dist/ in an installed package. */
export const packageRoot = compiled ? resolve(here, "..", "..") : resolve(here, "..");

/** The ending of the modules that can be imported here. */
const moduleExtension = compiled ? ".js" : ".ts";

/** How a reader of a report starts the command again. */
export const commandName = compiled ? "npx zmqspec" : "npx tsx runner/main.ts";

/**
 * Finds the parts below `root`, by default the package itself.
 * @throws HarnessError when there are no features there.
 */
export function findLayout(root?: string): Layout {
  const base = root === undefined ? packageRoot : resolve(root);
  const features = join(base, "features");
  if (!existsSync(features)) throw new HarnessError(`no features: there is no ${features}`);
  return {
    root: base,
    features,
    catalogue: join(features, "catalogue"),
    interop: join(base, "interop"),
    stepFiles: stepFilesBelow(compiled ? join(base, "dist", "steps") : join(base, "steps")),
    version: (JSON.parse(readFileSync(join(packageRoot, "package.json"), "utf8")) as { version: string }).version,
  };
}

/** The file that a module of this package is in now: its source, or what it was compiled to. */
export function modulePath(source: string): string {
  return compiled ? join(packageRoot, "dist", source.replace(/\.ts$/, ".js")) : join(packageRoot, source);
}

/** A path as reports and messages show it: relative to `root`, with forward slashes. */
export function shownPath(root: string, path: string): string {
  return relative(root, path).split(sep).join("/");
}

/** All files below `folder` whose name ends so, sorted, so that every run has the same order. */
export function filesBelow(folder: string, ending: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => join(folder, name));
}

// Only these two folders register anything; the drivers and the wire peer are imported by them.
function stepFilesBelow(folder: string): string[] {
  return ["support", "definitions"]
    .flatMap((part) => filesBelow(join(folder, part), moduleExtension))
    .filter((file) => !file.endsWith(`.test${moduleExtension}`) && !file.endsWith(".d.ts"));
}
