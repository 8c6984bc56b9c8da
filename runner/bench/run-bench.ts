import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { HarnessError } from "../harness-error.ts";
import type { Layout } from "../package-root.ts";
import { findPeer } from "../peers/registry.ts";
import { type BenchRow, rowOf, type Setting } from "./bench-row.ts";
import { CEILING, type Contender, contenderSpec, takesPart } from "./contender.ts";
import { type Couple, closeCouple, startMeasuring } from "./couple.ts";
import { measureRounds, type Participant } from "./rounds.ts";
import type { Workload } from "./workload.ts";

/** What is measured, and who hears of it. */
export interface BenchRun {
  readonly workloads: readonly Workload[];
  readonly transports: readonly string[];
  readonly sizes: readonly number[];
  readonly contenders: readonly Contender[];
  readonly rounds: number;
  readonly seconds: number;
  /** Seconds that each contender works before it is measured, in every setting. */
  readonly warmUp: number;
  readonly signal: AbortSignal;
  /** Hears of the rows of each setting when it is done. */
  onSetting(rows: readonly BenchRow[]): void;
  /** Hears of each contender that cannot be started, and what would help. */
  onAbsent(contender: Contender, reason: string, advice: string | undefined): void;
}

/** What a run came to. */
export interface BenchOutcome {
  readonly rows: readonly BenchRow[];
  readonly versions: Record<string, { name: string; version: string }>;
}

/**
 * Measures every setting, one after the other, with fresh processes in each: what one setting leaves in memory is not told
 * of the next. Between settings it looks whether it was interrupted.
 */
export async function runBench(layout: Layout, run: BenchRun): Promise<BenchOutcome> {
  const bench = new Bench(layout, run);
  try {
    for (const setting of settingsOf(run)) {
      if (run.signal.aborted) break;
      await bench.measure(setting);
    }
    return bench;
  } finally {
    bench.end();
  }
}

interface WorkloadSetting extends Setting {
  readonly workload: Workload;
}

function settingsOf({ workloads, transports, sizes }: BenchRun): WorkloadSetting[] {
  return workloads.flatMap((workload) =>
    transports.flatMap((transport) => sizes.map((size) => ({ workload, pattern: workload.name, transport, size }))),
  );
}

class Bench implements BenchOutcome {
  readonly rows: BenchRow[] = [];
  readonly versions: Record<string, { name: string; version: string }> = {};
  readonly #layout: Layout;
  readonly #run: BenchRun;
  readonly #directory = mkdtempSync(join(tmpdir(), "zmqspec-bench-"));
  readonly #absent = new Set<string>();
  #endpoints = 0;

  constructor(layout: Layout, run: BenchRun) {
    this.#layout = layout;
    this.#run = run;
  }

  async measure({ workload, ...setting }: WorkloadSetting): Promise<void> {
    const all = this.#run.contenders.filter((contender) => takesPart(contender, workload, setting.transport));
    const participants: Participant[] = [];
    try {
      for (const contender of all) {
        const couple = await this.#tryStart(contender, setting.transport === "inproc");
        const { id, mode } = contender;
        if (couple !== undefined)
          participants.push({ id, mode, couple, endpoint: () => this.#endpoint(setting.transport) });
      }
      const { size } = setting;
      const { rounds, seconds, warmUp } = this.#run;
      const measured = await measureRounds(participants, { workload, size, rounds, seconds, warmUp });
      const rows = measured.map((each) => rowOf(setting, all.find(({ id }) => id === each.id) as Contender, each));
      this.rows.push(...rows);
      this.#run.onSetting(rows);
    } finally {
      await Promise.all(participants.map(({ couple }) => closeCouple(couple)));
    }
  }

  /** Nothing when it is not there: the others are measured without it. */
  async #tryStart(contender: Contender, isOneProcess: boolean): Promise<Couple | undefined> {
    if (this.#absent.has(contender.id)) return undefined;
    try {
      const spec = contenderSpec(this.#layout, contender.peer);
      const meter = await startMeasuring(spec);
      const { name, version } = meter.driver.hello.implementation;
      this.versions[contender.peer] = { name, version };
      return { meter, partner: isOneProcess ? meter : await startMeasuring(spec) };
    } catch (error) {
      this.#absent.add(contender.id);
      const { message } = error as Error;
      const install = contender.peer === CEILING ? undefined : findPeer(this.#layout, contender.peer).install;
      const advice = error instanceof HarnessError ? install : undefined;
      this.#run.onAbsent(contender, message.split("\n")[0] ?? "", advice);
      return undefined;
    }
  }

  #endpoint(transport: string): string {
    const name = `${++this.#endpoints}`;
    if (transport === "tcp") return "tcp://127.0.0.1:*";
    return transport === "ipc" ? `ipc://${join(this.#directory, name)}` : `inproc://bench-${name}`;
  }

  end(): void {
    rmSync(this.#directory, { recursive: true, force: true });
  }
}
