/** What a driver gets wrong, and how the suite finds out. */
export interface Flaw {
  /** What is wrong, in a few words. */
  fault: string;
  /** The requirement that is broken. */
  requirement: string;
  /** The case that has to catch it: its id. */
  caughtBy: string;
  /** The step of the case that has to fail. */
  step: string;
  /** What it has to say: a part of its reason. */
  reason: string;
  /** The verdict of the case, where that is not FAIL. */
  verdict?: "CRASH";
}
