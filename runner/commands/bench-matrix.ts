import { join } from "node:path";
import { Command } from "commander";
import pc from "picocolors";
import { type Baseline, readBaseline, shortfalls, TOLERANCE, writeBaseline } from "../bench/baseline.ts";
import { CEILING } from "../bench/contender.ts";
import { type GridRow, measureGrid, UNIT } from "../bench/grid.ts";
import { gridGaps, gridTable } from "../bench/grid-table.ts";
import { machine } from "../bench/machine.ts";
import { closeMeasurer, type Measurer, startMeasurer } from "../bench/measurer.ts";
import { sizeText } from "../bench/units.ts";
import { ExitCode } from "../exit-code.ts";
import { HarnessError } from "../harness-error.ts";
import { writeJson } from "../json-file.ts";
import { findLayout, type Layout } from "../package-root.ts";
import { findPeer, readPeers } from "../peers/registry.ts";
import { interruption } from "./interruption.ts";
import { collect, count, factor, sizes } from "./options.ts";
import { warnOfSources } from "./warn-of-sources.ts";

interface GridFlags {
  impl?: string[];
  size?: string[];
  rounds: number;
  seconds: number;
  out: string;
  check: boolean;
  tolerance: number;
  writeBaseline: boolean;
  baseline?: string;
}

const SIZES = [64, 1024, 65536];

/** `zmqspec bench matrix`: how fast every implementation sends to every other. */
export function benchMatrixCommand(): Command {
  return new Command("matrix")
    .description(
      "Measure PUSH/PULL and REQ/REP over tcp from every implementation to every other, as ratios to libzmq.",
    )
    .option("--impl <names>", "only these, libzmq and the ceiling", collect)
    .option("--size <octets>", "only messages of these sizes", collect)
    .option("--rounds <n>", "measurements of each pair, interleaved", count("--rounds"), 5)
    .option("--seconds <x>", "how long one measurement takes", factor("--seconds"), 0.3)
    .option("--out <file>", "where the numbers go", "reports/bench-matrix.json")
    .option("--check", "exit with 1 when a ratio falls short of the baseline", false)
    .option("--tolerance <x>", "what a ratio may lose, as a part of it", factor("--tolerance"), TOLERANCE)
    .option("--write-baseline", "make this run the baseline", false)
    .option("--baseline <file>", "the baseline (default: interop/baselines/throughput.json)")
    .action(async (flags: GridFlags) => {
      process.exitCode = await benchMatrix(flags);
    });
}

async function benchMatrix(flags: GridFlags): Promise<ExitCode> {
  const layout = findLayout();
  const file = flags.baseline ?? join(layout.interop, "baselines", "throughput.json");
  const baseline = flags.check ? readBaseline(file) : undefined;
  const signal = interruption();
  warnOfSources();
  const { rows, versions } = await measure(layout, flags, signal);
  for (const gap of gridGaps(rows)) console.log(pc.yellow(gap));
  const facts = { measuredAt: new Date().toISOString(), machine: machine(), versions, unit: UNIT };
  writeJson(flags.out, { ...facts, rows });
  if (signal.aborted) return ExitCode.interrupted;
  if (flags.writeBaseline) writeBaseline(file, { ...facts, rows });
  return baseline === undefined ? ExitCode.equal : compareWith(baseline, rows, flags.tolerance);
}

interface Measured {
  rows: GridRow[];
  versions: Baseline["versions"];
}

async function measure(layout: Layout, flags: GridFlags, signal: AbortSignal): Promise<Measured> {
  const measurers = await gather(layout, flags.impl);
  try {
    const rows = await measureGrid(measurers, {
      sizes: flags.size === undefined ? SIZES : sizes(flags.size),
      rounds: flags.rounds,
      seconds: flags.seconds,
      signal,
      onRound: (pattern, size, done) => console.error(pc.dim(roundLine(pattern, size, { done, of: flags.rounds }))),
      onRows: (fresh) => console.log(`\n${gridTable(fresh)}`),
    });
    const versions = measurers.map(({ name, implementation }) => [
      name,
      { name: implementation.name, version: implementation.version },
    ]);
    return { rows, versions: Object.fromEntries(versions) };
  } finally {
    await Promise.all(measurers.map(closeMeasurer));
  }
}

function roundLine(pattern: string, size: number, { done, of }: { done: number; of: number }): string {
  return `${pattern}, ${sizeText(size)}: ${done === 0 ? "everybody is warm" : `round ${done} of ${of}`}`;
}

/** The unit first, the ceiling last. An implementation that was not named and cannot measure is left out. */
async function gather(layout: Layout, chosen: readonly string[] | undefined): Promise<Measurer[]> {
  const [unit = ""] = UNIT.split(">");
  const all = (chosen?.map((name) => findPeer(layout, name)) ?? readPeers(layout)).filter(
    ({ start }) => !("inProcess" in start),
  );
  const names = [...new Set([unit, ...all.map(({ name }) => name), CEILING])];
  const measurers: Measurer[] = [];
  for (const name of names) {
    try {
      measurers.push(await startMeasurer(layout, name));
    } catch (error) {
      const { message } = error as Error;
      const install = name === CEILING ? undefined : findPeer(layout, name).install;
      if (name === unit || chosen?.includes(name)) {
        await Promise.all(measurers.map(closeMeasurer));
        throw new HarnessError(`${name}: ${message}`, install);
      }
      console.error(pc.yellow(`left out: ${name}: ${message.split("\n")[0]}`));
    }
  }
  return measurers;
}

function compareWith(baseline: Baseline, rows: readonly GridRow[], tolerance: number): ExitCode {
  const short = shortfalls(baseline, rows, tolerance);
  for (const { id, before, now } of short)
    console.log(pc.red(`${id}: ${now ?? "nothing"} of ${UNIT}, ${before} in the baseline`));
  if (short.length === 0) console.log(pc.green("no pair falls short of the baseline"));
  return short.length === 0 ? ExitCode.equal : ExitCode.differs;
}
