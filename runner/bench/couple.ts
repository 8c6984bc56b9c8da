import type { DriverSpec } from "../execute/worker-messages.ts";
import { HarnessError } from "../harness-error.ts";
import { Player } from "../matrix/player.ts";
import { measure, type Sample, type Task } from "./measurement.ts";

/** The processes at both ends of measurements, kept for several of them so that compilers are warm. */
export interface Couple {
  readonly meter: Player;
  /** The same one where both ends share a process. */
  readonly partner: Player;
}

/**
 * Starts a driver that has to be able to measure.
 * @throws HarnessError when it does not start, or cannot measure
 */
export async function startMeasuring(spec: DriverSpec): Promise<Player> {
  if (spec.kind !== "process") throw new HarnessError("throughput is measured between processes");
  const { command, cwd } = spec;
  const player = await Player.start({ command, ...(cwd === undefined ? {} : { cwd }) });
  const { capabilities, implementation } = player.driver.hello;
  if (capabilities.features.includes("measure")) return player;
  await player.close();
  throw new HarnessError(`${implementation.name} does not declare the feature "measure"`);
}

/** One measurement. After one that fails, both processes are started again: nobody knows what they are at. */
export async function measureWith(couple: Couple, task: Task): Promise<Sample> {
  try {
    return await measure({ meter: couple.meter.driver, partner: couple.partner.driver }, task);
  } catch (error) {
    for (const player of new Set([couple.meter, couple.partner])) await player.restart();
    throw error;
  }
}

/** Ends both processes. */
export async function closeCouple({ meter, partner }: Couple): Promise<void> {
  await Promise.all([...new Set([meter, partner])].map((player) => player.close()));
}
