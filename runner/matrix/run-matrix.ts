import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Hello } from "../../steps/driver/driver.ts";
import type { ProcessDriverOptions } from "../../steps/driver/process-driver.ts";
import type { Outcome } from "../execute/outcome.ts";
import type { DriverSpec } from "../execute/worker-messages.ts";
import type { Cell, Connection } from "./cell.ts";
import { type MatrixSelection, planCells } from "./plan-cells.ts";
import { Player } from "./player.ts";
import { runPair } from "./run-pair.ts";

/** An implementation that takes part: how its driver is started, and what it says it can do. */
export interface Participant {
  name: string;
  spec: Extract<DriverSpec, { kind: "process" }>;
  hello: Hello;
}

/** What the matrix is run with. */
export interface MatrixRun {
  selection: MatrixSelection;
  parallel: number;
  /** What all waiting times are multiplied with, for slow machines. */
  timeScale: number;
  signal: AbortSignal;
  /** Told of each cell when it has come to an outcome. */
  onOutcome(cell: Cell, outcome: Outcome): void;
}

const PATIENCE_MS = 10_000;

type Pair = [left: Participant, right: Participant];

/** The cells of every ordered pair of participants. */
export function planMatrix(participants: readonly Participant[], selection: MatrixSelection): Cell[] {
  return pairsOf(participants).flatMap(([left, right]) => planCells(contestant(left), contestant(right), selection));
}

/**
 * Runs every cell of every ordered pair, several pairs at a time. A pair whose driver does not come up again costs its own
 * cells: they come to CRASH.
 */
export async function runMatrix(participants: readonly Participant[], run: MatrixRun): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), "zmqspec-matrix-"));
  const left = pairsOf(participants);
  const lanes = Array.from({ length: run.parallel }, (_, lane) => runLane(left, { run, directory, lane, paths: 0 }));
  try {
    await Promise.all(lanes);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

interface Lane {
  run: MatrixRun;
  directory: string;
  lane: number;
  /** Paths that were given out: some take no path that was left behind. */
  paths: number;
}

/** Takes pairs until none is left. */
async function runLane(pairs: Pair[], lane: Lane): Promise<void> {
  for (let pair = pairs.shift(); pair !== undefined && !lane.run.signal.aborted; pair = pairs.shift()) {
    await runIsolated(pair, lane);
  }
}

/** Whatever happens to the drivers of a pair, its cells come to outcomes and the next pair is run. */
async function runIsolated([left, right]: Pair, lane: Lane): Promise<void> {
  const { run, directory } = lane;
  const cells = planCells(contestant(left), contestant(right), run.selection);
  if (cells.length === 0) return;
  const done = new Set<Cell>();
  const onOutcome = (cell: Cell, outcome: Outcome): void => {
    done.add(cell);
    run.onOutcome(cell, outcome);
  };
  const players: Player[] = [];
  const endpointOf = ({ transport }: Connection): string =>
    transport === "tcp" ? "tcp://127.0.0.1:*" : `ipc://${join(directory, `${lane.lane}-${++lane.paths}`)}`;
  try {
    for (const { spec } of [left, right]) players.push(await Player.start(optionsOf(spec, run.timeScale)));
    const [leftPlayer, rightPlayer] = players as [Player, Player];
    await runPair(cells, {
      players: { left: leftPlayer, right: rightPlayer },
      endpointOf,
      onOutcome,
      signal: run.signal,
      patienceMs: PATIENCE_MS * run.timeScale,
    });
  } catch (error) {
    const reason = `a driver did not come up again: ${(error as Error).message}`;
    for (const cell of cells) if (!done.has(cell)) onOutcome(cell, { verdict: "CRASH", durationMs: 0, reason });
  } finally {
    await Promise.all(players.map((player) => player.close()));
  }
}

function optionsOf({ command, cwd }: Participant["spec"], timeScale: number): ProcessDriverOptions {
  return { command, timeScale, ...(cwd === undefined ? {} : { cwd }) };
}

function pairsOf(participants: readonly Participant[]): Pair[] {
  return participants.flatMap((left) => participants.map((right): Pair => [left, right]));
}

function contestant({ name, hello }: Participant): { name: string; capabilities: Hello["capabilities"] } {
  return { name, capabilities: hello.capabilities };
}
