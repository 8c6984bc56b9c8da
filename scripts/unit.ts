import { spawnSync } from "node:child_process";
import { filesIn, sourceFolders } from "./gates/sources.ts";

/** `npm run unit` runs the tests beside the code, `npm run unit -- src/zmtp` those of some folders. */
const folders = process.argv.slice(2);

// These take long and have sections of their own in `npm test`.
const apart = ["scripts/null-driver.test.ts", "scripts/packaging.test.ts"];

const files = filesIn(".", folders.length > 0 ? folders : sourceFolders, ".test.ts").filter(
  (path) => !apart.includes(path),
);
if (files.length === 0) throw new Error(`There are no tests in ${folders.join(", ")}`);
const options = ["--import", "tsx", "--test", "--test-reporter=spec", ...files];
process.exitCode = spawnSync(process.execPath, options, { stdio: "inherit" }).status ?? 1;
