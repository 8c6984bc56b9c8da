import type { Pipe } from "../pipe/pipe.ts";

/** Empties a pipe of what a peer sent although nobody here receives, so that it never blocks the connection. */
export function discard(pipe: Pipe): void {
  while (pipe.read() !== undefined);
}
