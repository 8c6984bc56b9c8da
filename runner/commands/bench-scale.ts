import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { Command } from "commander";
import { machine } from "../bench/machine.ts";
import { measureScale } from "../bench/scale/measure-scale.ts";
import { type ScaleRow, scaleTable } from "../bench/scale/scale-table.ts";
import { tasks } from "../bench/scale/tasks.ts";
import { HarnessError } from "../harness-error.ts";
import { writeJson } from "../json-file.ts";
import { modulePath } from "../package-root.ts";
import { collect } from "./options.ts";
import { warnOfSources } from "./warn-of-sources.ts";

interface ScaleFlags {
  task?: string[];
  most?: number;
  library?: string;
  out: string;
}

/** `zmqspec bench scale`: what the reference costs as things grow in number. */
export function benchScaleCommand(): Command {
  return new Command("scale")
    .description("Measure what many subscriptions, connections, waiting messages and frames cost the reference.")
    .option("--task <names>", `only these: ${tasks.map(({ name }) => name).join(", ")}`, collect)
    .option("--most <n>", "leave larger numbers out", whole)
    .option("--library <module>", "another build of zeromq-ts, to compare")
    .option("--out <file>", "where the figures go", "reports/scale.json")
    .action(benchScale);
}

async function benchScale(flags: ScaleFlags): Promise<void> {
  const { task: wanted, most = Infinity, library = modulePath("src/index.ts"), out } = flags;
  const unknown = wanted?.find((name) => !tasks.some((task) => task.name === name));
  if (unknown !== undefined) throw new HarnessError(`there is no task "${unknown}"`);
  warnOfSources();
  const rows: ScaleRow[] = [];
  const plan = { most, library: resolve(library), fileLimit: mostFiles() };
  for (const task of tasks.filter(({ name }) => wanted?.includes(name) ?? true)) {
    const own: ScaleRow[] = [];
    for await (const row of measureScale({ ...plan, task })) {
      own.push(row);
      console.error(`${task.name}: ${row.n} done`);
    }
    if (own.length > 0) console.log(`\n${scaleTable(task, own)}`);
    rows.push(...own);
  }
  writeJson(out, { machine: machine(), rows });
}

function whole(value: string): number {
  if (/^[1-9]\d*$/.test(value)) return Number(value);
  throw new HarnessError(`--most ${value}: a whole number from 1 on was expected`);
}

/** How many files a process may have open: the programs raise their limit that far. */
function mostFiles(): number {
  const limit = spawnSync("sh", ["-c", "ulimit -Hn"], { encoding: "utf8" }).stdout?.trim();
  return limit === "unlimited" ? Infinity : Number(limit);
}
