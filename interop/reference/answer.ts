import type { Reply } from "../../steps/driver/driver.ts";

/** The parameters of one request. */
export type Parameters = Readonly<Record<string, unknown>>;

/** The implementation does not have something; ends an operation with `unsupported`. */
export class NotSupported extends Error {
  readonly what: string;

  constructor(what: string, reason?: string) {
    super(reason);
    this.what = what;
  }
}

/** The time that the suite gave an operation is over; ends it with `timeout`. */
export class TimeIsUp extends Error {}

/** An errno, said by the driver for an API that has no call to say it. */
export class Refused extends Error {
  readonly code: string;

  constructor(code: string, message?: string) {
    super(message);
    this.code = code;
  }
}

/** The reply that an error stands for; what is neither the library's nor the protocol's is a fault of the driver. */
export function replyTo(error: unknown): Reply {
  if (error instanceof TimeIsUp) return { timeout: true };
  if (error instanceof NotSupported) {
    return { unsupported: { what: error.what, ...(error.message ? { reason: error.message } : {}) } };
  }
  // The library throws TypeErrors where libzmq says EINVAL: a value of the wrong kind, an option of another socket type.
  if (error instanceof TypeError && !isBug(error)) return { err: { code: "EINVAL", message: error.message } };
  const { code, message, stack } = error as { code?: unknown; message: string; stack?: string };
  if (typeof code === "string" && /^E[A-Z0-9]+$/.test(code)) return { err: { code, message } };
  return { fault: { message, ...(stack ? { trace: stack } : {}) } };
}

function isBug(error: TypeError): boolean {
  return /undefined|null \(|is not a function|not iterable/.test(error.message);
}
