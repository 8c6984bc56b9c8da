import type { Flaw } from "./flaw.ts";

/** A flaw of the reference itself: one place of its source reads otherwise. */
export interface Mutant extends Flaw {
  /** The module, below src/. */
  source: string;
  /** What stands there, once in the module. */
  reads: string;
  /** What the wrong driver has in its place. */
  instead: string;
}
