/** What the exit code of `zmqspec` says. CI jobs rely on the numbers. */
export const ExitCode = {
  /** The results are what the specification, or the expectation file, says. */
  equal: 0,
  /** At least one result differs, or a generated file has drifted. */
  differs: 1,
  /** The question could not be asked: a bad option, a missing driver, a malformed file, an unknown requirement. */
  harness: 2,
  /** Nothing ran, or not everything that was planned. */
  incomplete: 3,
  /** Ended by Ctrl-C. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];
