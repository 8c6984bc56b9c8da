import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { benchTable } from "../runner/bench/table.ts";
import { conformanceTable } from "./readme/conformance.ts";
import { type Implementation, implementationsTable } from "./readme/implementations.ts";
import { insert } from "./readme/insert.ts";

/**
 * `npm run readme` writes the tables of README.md from what the last runs have left in reports/: `zmqspec run` for each
 * implementation, and `zmqspec bench`. A table whose run is missing stays as it is.
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
if (existsSync(bench)) readme = insert(readme, "throughput", throughput(readFileSync(bench, "utf8")));
writeFileSync(path, readme);

/** One row an engine's process: the reference in this process and as one is the same. */
function peers(): Implementation[] {
  const { peers: all } = JSON.parse(readFileSync(join(root, "interop", "peers.json"), "utf8")) as {
    peers: Implementation[];
  };
  return all.filter(({ name }) => name !== "reference-process");
}

function throughput(json: string): string {
  const { results, versions, machine } = JSON.parse(json);
  const named = Object.values(versions as Record<string, { name: string; version: string }>);
  const list = [...new Set(named.map(({ name, version }) => `${name} ${version}`))].join(", ");
  const rows = results.map(({ size, samples, ...contender }: { size: number; samples: number[] }) => ({
    contender,
    size,
    samples,
  }));
  return `${benchTable(rows)}\n\n${list}; ${machine.cpus} cores, ${machine.model}, Node.js ${machine.node}.`;
}
