import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Command } from "commander";
import pc from "picocolors";
import { type Baseline, readBaseline, shortfalls, TOLERANCE } from "../bench/baseline.ts";
import { type GridRow, gridTable, type Measurer, measureGrid, startMeasurer, UNIT } from "../bench/grid.ts";
import { machine } from "../bench/machine.ts";
import { ExitCode } from "../exit-code.ts";
import { HarnessError } from "../harness-error.ts";
import { findLayout, type Layout } from "../package-root.ts";
import type { Peer } from "../peers/peer.ts";
import { driverSpecOf, findPeer, readPeers } from "../peers/registry.ts";
import { collect, count, factor, sizes } from "./options.ts";

interface GridFlags {
  impl?: string[];
  size?: string[];
  rounds: number;
  seconds: number;
  out: string;
  check: boolean;
  writeBaseline: boolean;
}

const SIZES = [64, 1024, 65536];

/** `zmqspec bench matrix`: how fast every implementation sends to every other. */
export function benchMatrixCommand(): Command {
  return new Command("matrix")
    .description("Measure PUSH/PULL over tcp from every implementation to every other, as ratios to libzmq in C.")
    .option("--impl <names>", "only these, and libzmq", collect)
    .option("--size <octets>", "only messages of these sizes", collect)
    .option("--rounds <n>", "measurements of each pair, interleaved", count("--rounds"), 5)
    .option("--seconds <x>", "how long one measurement takes", factor("--seconds"), 0.3)
    .option("--out <file>", "where the numbers go", "reports/bench-matrix.json")
    .option("--check", `exit with 1 when a ratio is ${TOLERANCE * 100} % below the baseline`, false)
    .option("--write-baseline", "make this run the baseline (interop/baselines/throughput.json)", false)
    .action(async (flags: GridFlags) => {
      process.exitCode = await benchMatrix(flags);
    });
}

async function benchMatrix(flags: GridFlags): Promise<ExitCode> {
  const layout = findLayout();
  const file = join(layout.interop, "baselines", "throughput.json");
  const baseline = flags.check ? readBaseline(file) : undefined;
  const chosen = flags.size === undefined ? SIZES : sizes(flags.size);
  const { rows, versions } = await measure(layout, flags, chosen);
  for (const size of chosen) console.log(`\n${gridTable(rows, size)}`);
  const result = { machine: machine(), versions, unit: UNIT, rows };
  write(flags.out, result);
  if (flags.writeBaseline)
    write(file, { ...result, rows: rows.map(({ id, ratio, spread }) => ({ id, ratio, spread })) });
  return baseline === undefined ? ExitCode.equal : compareWith(baseline, rows);
}

interface Measured {
  rows: GridRow[];
  versions: Baseline["versions"];
}

async function measure(layout: Layout, flags: GridFlags, chosen: readonly number[]): Promise<Measured> {
  const measurers = await gather(layout, flags.impl);
  try {
    const rows = await measureGrid(measurers, { ...flags, sizes: chosen }, (id, perSecond) => {
      console.error(pc.dim(`${id}: ${(perSecond / 1e6).toFixed(3)} M msg/s`));
    });
    return { rows, versions: Object.fromEntries(measurers.map(({ name, implementation }) => [name, implementation])) };
  } finally {
    await Promise.all(measurers.flatMap(({ sink, source }) => [sink.close(), source.close()]));
  }
}

/** The unit first. An implementation that was not named and cannot measure is left out. */
async function gather(layout: Layout, names: readonly string[] | undefined): Promise<Measurer[]> {
  const [unit = ""] = UNIT.split(">");
  const all = names?.map((name) => findPeer(layout, name)) ?? readPeers(layout);
  const peers = [findPeer(layout, unit), ...all.filter(({ name, start }) => name !== unit && !("inProcess" in start))];
  const measurers: Measurer[] = [];
  for (const peer of peers) {
    const measurer = await tryMeasurer(layout, peer, names !== undefined || peer.name === unit);
    if (measurer !== undefined) measurers.push(measurer);
  }
  return measurers;
}

async function tryMeasurer(layout: Layout, peer: Peer, isNeeded: boolean): Promise<Measurer | undefined> {
  try {
    return await startMeasurer(peer.name, driverSpecOf(layout, peer));
  } catch (error) {
    const { message } = error as Error;
    if (isNeeded) throw new HarnessError(`${peer.name}: ${message}`, peer.install);
    console.error(pc.yellow(`left out: ${peer.name}: ${message.split("\n")[0]}`));
    return undefined;
  }
}

function compareWith(baseline: Baseline, rows: readonly GridRow[]): ExitCode {
  const short = shortfalls(baseline, rows);
  for (const { id, before, now } of short) console.log(pc.red(`${id}: ${now} of libzmq, ${before} in the baseline`));
  if (short.length === 0) console.log(pc.green("no pair falls short of the baseline"));
  return short.length === 0 ? ExitCode.equal : ExitCode.differs;
}

function write(path: string, value: unknown): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(value, undefined, 2)}\n`);
}
