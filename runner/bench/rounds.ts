import type { Contender } from "./contender.ts";
import type { Couple } from "./throughput.ts";

/** A contender that takes part. */
export interface Participant {
  readonly contender: Contender;
  readonly couple: Couple;
}

/** What one contender reached with messages of one size. */
export interface Row {
  readonly contender: Contender;
  readonly size: number;
  /** Messages a second, one sample a round. */
  readonly samples: readonly number[];
}

/** Messages of the trial run that finds out how many make a measurement of the wanted length. */
const TRIAL = 20_000;
const BIGGEST_TRIAL = 64 * 1024 * 1024;

/**
 * Measures every participant once a round, in turn, so that a busy moment of the machine hits all of them. `tell` hears of
 * each sample.
 */
export async function measureRounds(
  participants: readonly Participant[],
  { size, rounds, seconds }: { size: number; rounds: number; seconds: number },
  tell: (contender: Contender, throughput: number) => void,
): Promise<Row[]> {
  const samples = new Map<Contender, number[]>(participants.map(({ contender }) => [contender, []]));
  const counts = new Map<Contender, number>();
  for (const { contender, couple } of participants) {
    const count = Math.max(200, Math.min(TRIAL, Math.floor(BIGGEST_TRIAL / Math.max(size, 1))));
    const throughput = await couple.throughput({ size, count, mode: contender.mode });
    counts.set(contender, Math.max(1000, Math.round(throughput * seconds)));
  }
  for (let round = 0; round < rounds; round++) {
    for (const { contender, couple } of participants) {
      const throughput = await couple.throughput({
        size,
        count: counts.get(contender) as number,
        mode: contender.mode,
      });
      samples.get(contender)?.push(throughput);
      tell(contender, throughput);
    }
  }
  return participants.map(({ contender }) => ({ contender, size, samples: samples.get(contender) as number[] }));
}
