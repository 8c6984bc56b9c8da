import { Command } from "commander";
import pc from "picocolors";
import type { BenchRow } from "../bench/bench-row.ts";
import { contenders, findContenders } from "../bench/contender.ts";
import { goals } from "../bench/goals.ts";
import { judgeGoals } from "../bench/judge-goals.ts";
import { machine } from "../bench/machine.ts";
import { type BenchSettings, writeBench } from "../bench/result.ts";
import { type BenchOutcome, runBench } from "../bench/run-bench.ts";
import { benchTables, gapLines, goalTable, headingOf } from "../bench/table.ts";
import { rateText, sizeText, timeText } from "../bench/units.ts";
import { findWorkloads, workloads } from "../bench/workload.ts";
import { ExitCode } from "../exit-code.ts";
import { HarnessError } from "../harness-error.ts";
import { compiled, findLayout } from "../package-root.ts";
import { benchMatrixCommand } from "./bench-matrix.ts";
import { benchScaleCommand } from "./bench-scale.ts";
import { interruption } from "./interruption.ts";
import { collect, count, factor, sizes } from "./options.ts";
import { warnOfSources } from "./warn-of-sources.ts";

interface BenchFlags {
  pattern?: string[];
  transport?: string[];
  size?: string[];
  contender?: string[];
  rounds?: number;
  seconds?: number;
  warmUp?: number;
  quick: boolean;
  out: string;
}

const TRANSPORTS = ["tcp", "ipc", "inproc"];
const FULL = {
  sizes: [16, 64, 256, 1024, 16384, 65536, 1048576],
  transports: TRANSPORTS,
  rounds: 7,
  seconds: 0.5,
  warmUp: 1.5,
};
const QUICK = { sizes: [64, 1024, 65536], transports: ["tcp"], rounds: 3, seconds: 0.3, warmUp: 1 };

const EXAMPLES = `
Patterns: ${workloads.map(({ name }) => name).join(", ")}
Contenders: ${contenders.map(({ id }) => id).join(", ")}

Examples:
  zmqspec bench                                          everything, in an hour and a quarter
  zmqspec bench --quick                                  tcp and three sizes, in a few minutes
  zmqspec bench --pattern push-pull --transport tcp,ipc --contender libzmq,zeromq-ts-batch

Contenders that are not there are left out, with the command that builds them. What fails or hangs costs its contender the
setting, and nobody else anything. Exit codes: 0 measured, 2 the question could not be asked, 3 interrupted or incomplete.`;

/** `zmqspec bench`: how fast the reference is, beside libzmq in C, zeromq.js and plain sockets. */
export function benchCommand(): Command {
  return new Command("bench")
    .description("Measure throughput, round trips, processor time and memory, as ratios within one run.")
    .option("--pattern <names>", "only these patterns", collect)
    .option("--transport <names>", `only these transports: ${TRANSPORTS.join(", ")}`, collect)
    .option("--size <octets>", "only messages of these sizes", collect)
    .option("--contender <names>", "only these contenders", collect)
    .option("--rounds <n>", `measurements of each contender, interleaved (default: ${FULL.rounds})`, count("--rounds"))
    .option("--seconds <x>", `how long one takes (default: ${FULL.seconds})`, factor("--seconds"))
    .option("--warm-up <x>", `how long each works before (default: ${FULL.warmUp})`, factor("--warm-up"))
    .option("--quick", `${QUICK.sizes.map(sizeText).join(", ")} over tcp, ${QUICK.rounds} short rounds`, false)
    .option("--out <file>", "where the numbers go", "reports/bench.json")
    .addHelpText("after", EXAMPLES)
    .enablePositionalOptions()
    .addCommand(benchMatrixCommand())
    .addCommand(benchScaleCommand())
    .action(async (flags: BenchFlags) => {
      process.exitCode = await bench(flags);
    });
}

async function bench(flags: BenchFlags): Promise<ExitCode> {
  if (process.env.ZMQSPEC_SERVICES !== undefined)
    throw new HarnessError("the processes of containers cannot be watched from here", "zmqspec bench matrix can");
  warnOfSources();
  const plan = flags.quick ? QUICK : FULL;
  const { rounds = plan.rounds, seconds = plan.seconds, warmUp = plan.warmUp } = flags;
  const startedAt = new Date();
  const signal = interruption();
  const absent: string[] = [];
  const outcome = await runBench(findLayout(), {
    workloads: flags.pattern === undefined ? workloads : findWorkloads(flags.pattern),
    transports: flags.transport === undefined ? plan.transports : checkedTransports(flags.transport),
    sizes: flags.size === undefined ? plan.sizes : sizes(flags.size),
    contenders: flags.contender === undefined ? contenders : findContenders(flags.contender),
    rounds,
    seconds,
    warmUp,
    signal,
    onSetting: (rows) => console.error(pc.dim(settingLine(rows))),
    onAbsent: ({ title, id }, reason, advice) => {
      absent.push(id);
      console.error(pc.yellow(`left out: ${title}: ${reason}`));
      if (advice !== undefined) console.error(pc.yellow(`          get it with: ${advice}`));
    },
  });
  report(outcome, flags.out, { startedAt, rounds, seconds, warmUp, compiled });
  const isWhole = !signal.aborted && absent.length === 0;
  return isWhole ? ExitCode.equal : signal.aborted ? ExitCode.interrupted : ExitCode.incomplete;
}

function checkedTransports(names: readonly string[]): readonly string[] {
  const unknown = names.find((name) => !TRANSPORTS.includes(name));
  if (unknown === undefined) return names;
  throw new HarnessError(`--transport ${unknown}: there is no such transport`, `known are ${TRANSPORTS.join(", ")}`);
}

/** One line while it goes on. */
function settingLine(rows: readonly BenchRow[]): string {
  const [first] = rows;
  if (first === undefined) return "nobody could be measured";
  const reached = rows.map(({ contender, perSecond, latency }) => {
    if (perSecond === undefined) return `${contender} -`;
    return `${contender} ${latency === undefined ? rateText(perSecond) : timeText(latency.p50)}`;
  });
  return `${headingOf(first)}, ${sizeText(first.size)}: ${reached.join("  ")}`;
}

type Settings = BenchSettings & { startedAt: Date };

function report({ rows, versions }: BenchOutcome, path: string, { startedAt, ...settings }: Settings): void {
  const verdicts = judgeGoals(goals, rows);
  const durationS = Math.round((Date.now() - startedAt.getTime()) / 1000);
  console.log(`${benchTables(rows)}\n\n### Goals\n\n${goalTable(verdicts)}\n`);
  for (const line of gapLines(rows)) console.log(pc.yellow(line));
  console.log(`${rows.length} rows in ${durationS} s: ${path}`);
  const facts = { startedAt: startedAt.toISOString(), durationS, machine: machine(), versions, settings };
  writeBench(path, { ...facts, results: rows, goals: verdicts });
}
