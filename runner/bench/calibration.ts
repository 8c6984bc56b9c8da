import type { Sample } from "./measurement.ts";
import { fanOut, type Workload } from "./workload.ts";

/** What a number of messages is looked for. */
interface Wanted {
  readonly workload: Workload;
  readonly size: number;
  readonly seconds: number;
}

/** Octets that arrive in one measurement at most: high-water marks are messages, so that they could all wait in memory. */
const MOST_OCTETS = 1024 ** 3;
const FEWEST = 10;
const FIRST = { throughput: 1000, "round-trip": 20 };
/** How much larger than a trial the next one is at most: early ones are slow, for nothing is compiled yet. */
const GROWTH = 10;
/** The part of the wanted time that a trial has to take to be believed. */
const BELIEVED = 0.25;

/** How many messages the first trial has. */
export function firstCount(wanted: Wanted): number {
  return Math.max(FEWEST, Math.min(FIRST[wanted.workload.kind], most(wanted)));
}

/** How many messages the next trial needs; `undefined` when this one took long enough. */
export function nextCount(wanted: Wanted, count: number, { ns }: Sample): number | undefined {
  const largest = Math.max(FEWEST, most(wanted));
  if (count >= largest || ns >= wanted.seconds * 1e9 * BELIEVED) return undefined;
  const growth = Math.min(GROWTH, Math.max(2, (wanted.seconds * 1e9) / Math.max(ns, 1)));
  return Math.min(largest, Math.round(count * growth));
}

/** How many messages a measurement of the wanted length has, after a trial. */
export function countFor(wanted: Wanted, { perSecond }: Sample): number {
  const count = Math.round((perSecond * wanted.seconds) / fanOut(wanted.workload));
  return Math.max(FEWEST, Math.min(count, most(wanted)));
}

function most({ workload, size }: Wanted): number {
  return Math.floor(MOST_OCTETS / (Math.max(size, 1) * fanOut(workload)));
}
