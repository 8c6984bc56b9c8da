import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { Command } from "commander";
import { contenders } from "../bench/contender.ts";
import { machine } from "../bench/machine.ts";
import { measureRounds, type Participant, type Row } from "../bench/rounds.ts";
import { benchTable } from "../bench/table.ts";
import { Couple } from "../bench/throughput.ts";
import { findLayout } from "../package-root.ts";
import { driverSpecOf, findPeer } from "../peers/registry.ts";
import { benchMatrixCommand } from "./bench-matrix.ts";
import { collect, count, factor, sizes } from "./options.ts";

interface BenchOptions {
  size?: string[];
  rounds: number;
  seconds: number;
  quick: boolean;
  out: string;
}

const SIZES = [16, 64, 256, 1024, 16384, 65536];

/** `zmqspec bench`: how fast the reference is, beside libzmq in C and zeromq.js. */
export function benchCommand(): Command {
  return new Command("bench")
    .description("Measure the throughput of PUSH/PULL over tcp between two processes, as ratios within one run.")
    .option("--size <octets>", "only messages of these sizes", collect)
    .option("--rounds <n>", "measurements of each contender, interleaved", count("--rounds"), 7)
    .option("--seconds <x>", "how long one measurement takes", factor("--seconds"), 1)
    .option("--quick", "64 octets, 5 rounds of half a second", false)
    .option("--out <file>", "where the samples go", "reports/bench.json")
    .addHelpText("after", "\nContenders whose driver is not built are left out, with the command that builds it.")
    .enablePositionalOptions()
    .addCommand(benchMatrixCommand())
    .action(bench);
}

async function bench(options: BenchOptions): Promise<void> {
  const chosen = options.size === undefined ? (options.quick ? [64] : SIZES) : sizes(options.size);
  const { rounds, seconds } = options.quick ? { rounds: 5, seconds: 0.5 } : options;
  const participants = await gather();
  const rows: Row[] = [];
  try {
    for (const size of chosen) {
      rows.push(
        ...(await measureRounds(participants, { size, rounds, seconds }, (contender, throughput) => {
          console.error(`${size} B  ${contender.title}: ${(throughput / 1e6).toFixed(3)} M msg/s`);
        })),
      );
    }
  } finally {
    await Promise.all(new Set(participants.map(({ couple }) => couple.close())));
  }
  console.log(benchTable(rows));
  write(options.out, participants, rows);
}

async function gather(): Promise<Participant[]> {
  const layout = findLayout();
  const couples = new Map<string, Couple>();
  const participants: Participant[] = [];
  for (const contender of contenders) {
    try {
      const couple =
        couples.get(contender.peer) ?? (await Couple.start(driverSpecOf(layout, findPeer(layout, contender.peer))));
      couples.set(contender.peer, couple);
      participants.push({ contender, couple });
    } catch (error) {
      const install = findPeer(layout, contender.peer).install;
      console.error(`left out: ${contender.title}: ${(error as Error).message.split("\n")[0]}`);
      if (install !== undefined) console.error(`          get it with: ${install}`);
    }
  }
  return participants;
}

/** The samples themselves, so that others can judge them. */
function write(path: string, participants: readonly Participant[], rows: readonly Row[]): void {
  const versions = Object.fromEntries(
    participants.map(({ contender, couple }) => [contender.peer, couple.implementation]),
  );
  const results = rows.map(({ contender, size, samples }) => ({ ...contender, size, samples }));
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify({ machine: machine(), versions, results }, null, 2)}\n`);
}
