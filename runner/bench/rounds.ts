import { Unsupported } from "../../steps/verdict.ts";
import { countFor, firstCount, nextCount } from "./calibration.ts";
import type { Mode } from "./contender.ts";
import { type Couple, measureWith } from "./couple.ts";
import type { Sample } from "./measurement.ts";
import type { Workload } from "./workload.ts";

/** Somebody who takes part. */
export interface Participant {
  readonly id: string;
  readonly mode: Mode;
  readonly couple: Couple;
  /** What the binder of its next measurement binds to. */
  endpoint(): string;
}

/** What is measured of every participant. */
export interface RoundsPlan {
  readonly workload: Workload;
  readonly size: number;
  readonly rounds: number;
  /** How long one measurement takes, about. */
  readonly seconds: number;
  /** How many seconds each participant is at work before what it does counts. */
  readonly warmUp: number;
  /** Hears when everybody is warm (0 rounds done), and of each round that is done. */
  onRound?(done: number): void;
}

/** What one participant reached. */
export interface Measured {
  readonly id: string;
  /** One a round, less those that failed. */
  readonly samples: Sample[];
  /** Why measurements failed, one sentence each. */
  readonly failures: string[];
  /** What it does not know, where it does not. */
  unsupported?: string;
}

/** Failures of one participant after which it is not asked again: what hangs costs the whole limit each time. */
const MOST_FAILURES = 2;
/** What a measurement may take, beside what it should. */
const GRACE_MS = 10_000;
const PATIENCE = 20;
/** What a trial counts for as warming up however short it was: its sockets were opened, connected and closed. */
const SHORTEST_TRIAL_NS = 10e6;
/** How much longer than the last measurement the next one may be: one that was too fast by chance leads nobody far astray. */
const STEP = 2;

/**
 * Measures every participant once a round, in turn, so that a busy moment of the machine hits all of them. How many messages
 * make a measurement of the wanted length is found out for each before, while its compilers, heaps and caches warm up. A
 * participant that fails costs nobody else anything.
 */
export async function measureRounds(participants: readonly Participant[], plan: RoundsPlan): Promise<Measured[]> {
  const lanes = participants.map((participant) => new Lane(participant, plan));
  for (const lane of lanes) await lane.warmUp();
  plan.onRound?.(0);
  for (let round = 1; round <= plan.rounds; round++) {
    for (const lane of lanes) await lane.takeSample();
    plan.onRound?.(round);
  }
  return lanes.map(({ result }) => result);
}

/** One participant while it is measured. */
class Lane {
  readonly result: Measured;
  readonly #participant: Participant;
  readonly #plan: RoundsPlan;
  #count: number;

  constructor(participant: Participant, plan: RoundsPlan) {
    this.#participant = participant;
    this.#plan = plan;
    this.#count = firstCount(plan);
    this.result = { id: participant.id, samples: [], failures: [] };
  }

  /** Makes trials that grow until one tells how many messages are needed, and goes on until it is warm. */
  async warmUp(): Promise<void> {
    for (let worked = 0; !this.#isOut; ) {
      const sample = await this.#measure();
      if (sample === undefined) continue;
      worked += Math.max(sample.ns, SHORTEST_TRIAL_NS);
      const next = nextCount(this.#plan, this.#count, sample);
      this.#count = next ?? countFor(this.#plan, sample);
      if (next === undefined && worked >= this.#plan.warmUp * 1e9) return;
    }
  }

  /** One measurement that counts. The next one has as many messages as this one says: compilers are at it all the time. */
  async takeSample(): Promise<void> {
    const sample = await this.#measure();
    if (sample === undefined) return;
    this.result.samples.push(sample);
    this.#count = Math.min(countFor(this.#plan, sample), this.#count * STEP);
  }

  /** One measurement; nothing when it fails, or too many have failed. */
  async #measure(): Promise<Sample | undefined> {
    if (this.#isOut) return undefined;
    const { workload, size, seconds } = this.#plan;
    const { couple, mode } = this.#participant;
    try {
      return await measureWith(couple, {
        workload,
        size,
        mode,
        count: this.#count,
        endpoint: this.#participant.endpoint(),
        limitMs: GRACE_MS + PATIENCE * seconds * 1000,
      });
    } catch (error) {
      const reason = (error as Error).message.split("\n")[0] ?? "";
      if (error instanceof Unsupported) this.result.unsupported = reason;
      else this.result.failures.push(reason);
      return undefined;
    }
  }

  get #isOut(): boolean {
    return this.result.unsupported !== undefined || this.result.failures.length >= MOST_FAILURES;
  }
}
