/** Something is wrong with the question, not with the implementation: ends the command with exit code 2. */
export class HarnessError extends Error {
  override readonly name = "HarnessError";
  /** What to do about it, where that is known. */
  readonly advice: string | undefined;

  constructor(message: string, advice?: string) {
    super(message);
    this.advice = advice;
  }
}
