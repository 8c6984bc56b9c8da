import { groupBy } from "../group-by.ts";
import type { Case } from "../plan/case.ts";
import type { Chunk } from "./worker-messages.ts";

/** How many chunks each worker gets on average: enough to even out the end, few enough to start few drivers. */
const CHUNKS_PER_WORKER = 4;

/**
 * Divides cases into chunks of one transport each. Neighbours stay together; the largest chunks come first, so that the
 * workers end at about the same time.
 */
export function chunksOf(cases: readonly Case[], workers: number): Chunk[] {
  const size = Math.max(1, Math.ceil(cases.length / (workers * CHUNKS_PER_WORKER)));
  const chunks = [...groupBy(cases, (planned) => planned.transport)].flatMap(([transport, group]) =>
    cut(group, size).map((part) => ({ transport, cases: part })),
  );
  return chunks.sort((a, b) => b.cases.length - a.cases.length);
}

function cut(cases: readonly Case[], size: number): Chunk["cases"][] {
  const parts = Math.ceil(cases.length / size);
  const even = Math.ceil(cases.length / parts);
  return Array.from({ length: parts }, (_, index) =>
    cases.slice(index * even, (index + 1) * even).map(({ id, uri, line }) => ({ id, uri, line })),
  ).filter((part) => part.length > 0);
}
