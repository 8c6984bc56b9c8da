import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * `npm run build` compiles one of the two packages into its dist/: zmqspec in the root, zeromq-ts in src/. It is run in the
 * folder of the package that is meant.
 */
const root = join(import.meta.dirname, "..");

function compile(project: string): void {
  const { status } = spawnSync(join(root, "node_modules/.bin/tsc"), ["-p", project], { cwd: root, stdio: "inherit" });
  if (status !== 0) throw new Error(`tsc -p ${project} ended with ${status}`);
}

function buildSuite(): void {
  rmSync(join(root, "dist"), { recursive: true, force: true });
  compile("tsconfig.build.json");
  // The reference driver tells its version from it.
  cpSync(join(root, "src/package.json"), join(root, "dist/src/package.json"));
  chmodSync(join(root, "dist/runner/main.js"), 0o755);
}

/** The entry for `import` hands on what `require` gives: one default context and one class of each name in a process. */
const moduleEntry = `export * from "./cjs/index.js";
export { default } from "./cjs/index.js";
`;

const moduleTypes = `import * as zeromq from "./cjs/index.js";
export * from "./cjs/index.js";
export default zeromq;
`;

function buildLibrary(): void {
  const target = join(root, "src/dist");
  rmSync(target, { recursive: true, force: true });
  mkdirSync(join(target, "cjs"), { recursive: true });
  writeFileSync(join(target, "cjs/package.json"), `{ "type": "commonjs" }\n`);
  compile("src/tsconfig.build.json");
  writeFileSync(join(target, "index.js"), moduleEntry);
  writeFileSync(join(target, "index.d.ts"), moduleTypes);
}

if (process.cwd() === join(root, "src")) buildLibrary();
else buildSuite();
