/** What a case came to (docs/GLOSSARY.md). XFAIL and the like are not verdicts: expectations are compared afterwards. */
export type Verdict = "PASS" | "NON-STRICT" | "FAIL" | "UNSUPPORTED" | "CRASH" | "TIMEOUT" | "ERROR" | "NOT-RUN";

/** The implementation answered, and not what the specification says. Turned into NON-STRICT where only a SHOULD is missed. */
export class Violation extends Error {
  override readonly name = "Violation";
  readonly expected: string | undefined;
  readonly actual: string | undefined;

  constructor(message: string, details: { expected?: string; actual?: string } = {}) {
    super(message);
    this.expected = details.expected;
    this.actual = details.actual;
  }
}

/** The implementation lacks what the scenario needs, said so beforehand, and was found to tell the truth. */
export class Unsupported extends Error {
  override readonly name = "Unsupported";
}

/** The driver's process ended in the middle of a scenario. */
export class DriverCrashed extends Error {
  override readonly name = "DriverCrashed";
}

/** The driver did not answer an operation in time. */
export class DriverHung extends Error {
  override readonly name = "DriverHung";
}

/** The driver, not the implementation, is at fault: a malformed line, an unknown id, a `fault` reply. */
export class DriverFault extends Error {
  override readonly name = "DriverFault";
}

/** The verdict that an error thrown by a step stands for. What no step threw on purpose is an error of the suite. */
export function verdictOf(error: unknown): Verdict {
  if (error instanceof Violation) return "FAIL";
  if (error instanceof Unsupported) return "UNSUPPORTED";
  if (error instanceof DriverCrashed) return "CRASH";
  if (error instanceof DriverHung) return "TIMEOUT";
  return "ERROR";
}
