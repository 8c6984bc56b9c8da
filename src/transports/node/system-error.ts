import { type ErrorCode, ZmqError } from "../../base/errors.ts";

const known: ReadonlySet<string> = new Set<ErrorCode>([
  "EACCES",
  "EADDRINUSE",
  "EADDRNOTAVAIL",
  "ECONNREFUSED",
  "EHOSTUNREACH",
  "EINVAL",
  "EMFILE",
  "ENAMETOOLONG",
  "ENOENT",
]);

/** The code of an error that came from Node.js, by our names; what has none is EINVAL. */
export function codeOf(error: Error): ErrorCode {
  const code = (error as NodeJS.ErrnoException).code ?? "";
  return known.has(code) ? (code as ErrorCode) : "EINVAL";
}

/** An error of Node.js, as the application gets it. */
export function systemError(error: Error, endpoint: string): ZmqError {
  return new ZmqError(codeOf(error), undefined, endpoint);
}
