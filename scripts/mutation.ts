import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { setPriority } from "node:os";
import { join, relative } from "node:path";
import type { MutantResult } from "@stryker-mutator/api/core";
import { Stryker } from "@stryker-mutator/core";
import { filesIn } from "./gates/sources.ts";
import { type Figures, figuresOf, reportOf, score, tableOf } from "./mutation/report.ts";
import { argue, readArguments, type Survivor, survivorOf } from "./mutation/survivors.ts";

/**
 * `npm run mutation` tests the unit tests of the pure layers and writes docs/MUTATION.md; `npm run mutation -- src/pipe`
 * tests those of some folders and writes nothing; with `--judge` the latest results are only held against the arguments.
 */
const layers = ["src/pipe", "src/routing", "src/zmtp", "src/patterns"];
const leastScore = 85;
const target = "reports/mutation";

const isTest = /\.test\.ts$|\/test-[^/]*$/;

function run(folder: string): Promise<MutantResult[]> {
  const options = {
    mutate: filesIn(".", [folder], ".ts").filter((path) => !isTest.test(path)),
    unitTests: filesIn(".", [folder], ".test.ts"),
    testRunner: "unit",
    plugins: [new URL("mutation/test-runner.ts", import.meta.url).href],
    ignorers: ["texts-for-people"],
    coverageAnalysis: "perTest" as const,
    concurrency: 2,
    // Long, because the figures of a busy machine have to be those of a quiet one.
    timeoutMS: 5000,
    ignorePatterns: readdirSync(".").filter((name) => name !== "src" && name !== "package.json"),
    tempDirName: `${target}/sandbox`,
    cleanTempDir: "always" as const,
    // Stryker would read it with the JavaScript API of TypeScript, which version 7 does not have.
    tsconfigFile: "none.json",
    reporters: ["progress-append-only", "html"],
    htmlReporter: { fileName: join(target, `${folder.replaceAll("/", "-")}.html`) },
  };
  return new Stryker(options).runMutationTest();
}

interface Result {
  readonly figures: Figures;
  readonly survivors: readonly Survivor[];
  /** Those that did not end in time. */
  readonly late: readonly Survivor[];
}

function resultPath(folder: string): string {
  return join(target, `${folder.replaceAll("/", "-")}.json`);
}

async function test(folder: string): Promise<void> {
  const mutants = await run(folder);
  const described = (...ends: readonly MutantResult["status"][]) =>
    mutants
      .filter(({ status }) => ends.includes(status))
      .map((mutant) => {
        const file = relative(".", mutant.fileName);
        return survivorOf(mutant, file, readFileSync(file, "utf8"));
      });
  const result: Result = {
    figures: figuresOf(folder, mutants),
    survivors: described("Survived", "NoCoverage"),
    late: described("Timeout"),
  };
  writeFileSync(resultPath(folder), JSON.stringify(result));
}

function judge(folders: readonly string[]): void {
  const results = folders.map((folder) => JSON.parse(readFileSync(resultPath(folder), "utf8")) as Result);
  const figures = results.map((result) => result.figures);
  const known = readArguments("scripts/mutation/arguments.yaml").filter(({ file }) =>
    folders.some((folder) => file.startsWith(`${folder}/`)),
  );
  const judged = argue(
    results.flatMap((result) => result.survivors),
    results.flatMap((result) => result.late),
    known,
  );
  if (folders === layers) writeFileSync("docs/MUTATION.md", reportOf(figures, judged));
  const low = figures.filter((one) => score(one) < leastScore).map((one) => `${one.folder} is below ${leastScore} %`);
  const open = judged.open.map(({ file, lineNumber, mutant }) => `No argument: ${file}:${lineNumber} ${mutant}`);
  const stale = judged.stale.map((claim) => `Argued, but no survivor: ${claim}`);
  console.log(["", tableOf(figures), "", ...low, ...open, ...stale].join("\n"));
  if (low.length + open.length + stale.length > 0) process.exitCode = 1;
}

const wanted = process.argv.slice(2).filter((word) => word !== "--judge");
const folders = wanted.length > 0 ? wanted : layers;
if (!process.argv.includes("--judge")) {
  setPriority(10);
  // Stryker starts processes of its own, which load the runner.
  process.env["NODE_OPTIONS"] = "--import tsx";
  mkdirSync(target, { recursive: true });
  for (const folder of folders) await test(folder);
}
judge(folders);
