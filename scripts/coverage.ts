import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { transformSync } from "@swc/core";
import { filesIn } from "./gates/sources.ts";

/** `npm run coverage`: how much of src/ its unit tests and the features reach together. */
const leastLines = 90;
const target = "coverage";
const raw = resolve(target, "raw");

function run(program: string, ...options: string[]): void {
  const env = { ...process.env, NODE_V8_COVERAGE: raw };
  const { status } = spawnSync(program, options, { stdio: "inherit", env });
  if (status !== 0) throw new Error(`${options.join(" ")} ended with ${status}`);
}

/** Whether nothing of a module is left at run time: there is nothing in it that could be reached. */
function isOnlyTypes(path: string): boolean {
  const { code } = transformSync(readFileSync(path, "utf8"), {
    jsc: { parser: { syntax: "typescript" }, target: "es2022" },
    minify: true,
  });
  return code === "export{};";
}

const typesOnly = filesIn(".", ["src"], ".ts").filter(isOnlyTypes);
const excluded = ["src/**/*.test.ts", "src/**/test-*.ts", "src/dist/**", ...typesOnly].flatMap((pattern) => [
  "--exclude",
  pattern,
]);

rmSync(target, { recursive: true, force: true });
run(process.execPath, "--import", "tsx", "scripts/unit.ts", "src");
run(process.execPath, "--import", "tsx", "runner/main.ts", "run", "--out", join(target, "run"));
run(
  "node_modules/.bin/c8",
  ...["report", "--temp-directory", raw, "--reports-dir", target, "--reporter", "text", "--reporter", "html"],
  ...["--all", "--src", "src", "--include", "src/**/*.ts", ...excluded],
  ...["--check-coverage", "--lines", String(leastLines)],
);
