// Replies, and what ends an operation with something else than ok.

/** The library, or this driver, does not have something. */
export class Unsupported extends Error {}

/** The request's own time is over. */
export class TimeIsUp extends Error {}

/** An errno that the driver says itself. */
export class Refused extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

/** Writes one line. */
export function write(message) {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}

/** The reply that an error stands for. */
export function replyTo(error) {
  if (error instanceof Unsupported) return { unsupported: { what: error.message } };
  if (error instanceof TimeIsUp) return { timeout: true };
  if (/^E[A-Z0-9]+$/.test(error.code)) return { err: { code: error.code, message: error.message } };
  return { fault: { message: String(error), trace: error.stack } };
}

/** A call whose arguments the library may refuse by a TypeError of its own. */
export function checked(call) {
  try {
    return call();
  } catch (error) {
    if (error instanceof TypeError) error.code = "EINVAL";
    throw error;
  }
}
