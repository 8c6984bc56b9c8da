import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readBench } from "../runner/bench/result.ts";
import { conformanceTable } from "./readme/conformance.ts";
import { type Implementation, implementationsTable } from "./readme/implementations.ts";
import { insert } from "./readme/insert.ts";
import { benchReport, throughputOverview } from "./readme/throughput.ts";

/**
 * `npm run readme` writes the tables of README.md and docs/BENCH.md from what the last runs have left in reports/: `zmqspec
 * run` for each implementation, and `zmqspec bench`. A table whose run is missing stays as it is.
 */
const root = join(import.meta.dirname, "..");
const path = join(root, "README.md");
const reports = join(root, "reports");
const bench = join(reports, "bench.json");

let readme = readFileSync(path, "utf8");
const conformance = conformanceTable(reports, ["reference", "libzmq"]);
if (conformance !== undefined) readme = insert(readme, "conformance", conformance);
const implementations = implementationsTable(reports, peers());
if (implementations !== undefined) readme = insert(readme, "implementations", implementations);
const matrix = join(reports, "matrix", "matrix.md");
if (existsSync(matrix)) readme = insert(readme, "matrix", readFileSync(matrix, "utf8").trim());
if (existsSync(bench)) {
  const result = readBench(bench);
  const report = join(root, "docs", "BENCH.md");
  readme = insert(readme, "throughput", throughputOverview(result));
  writeFileSync(report, insert(readFileSync(report, "utf8"), "bench", benchReport(result)));
}
writeFileSync(path, readme);

/** One row an engine's process: the reference in this process and as one is the same. */
function peers(): Implementation[] {
  const { peers: all } = JSON.parse(readFileSync(join(root, "interop", "peers.json"), "utf8")) as {
    peers: Implementation[];
  };
  return all.filter(({ name }) => name !== "reference-process");
}
