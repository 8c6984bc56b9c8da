/** The names of failures: those of zeromq.js for the protocol's own, errno names for the rest. */
export type FailureCode =
  | "ERR_ZMTP_UNSPECIFIED"
  | "ERR_ZMTP_UNEXPECTED_COMMAND"
  | "ERR_ZMTP_INVALID_SEQUENCE"
  | "ERR_ZMTP_KEY_EXCHANGE"
  | "ERR_ZMTP_MALFORMED_COMMAND_UNSPECIFIED"
  | "ERR_ZMTP_MALFORMED_COMMAND_MESSAGE"
  | "ERR_ZMTP_MALFORMED_COMMAND_HELLO"
  | "ERR_ZMTP_MALFORMED_COMMAND_INITIATE"
  | "ERR_ZMTP_MALFORMED_COMMAND_ERROR"
  | "ERR_ZMTP_MALFORMED_COMMAND_READY"
  | "ERR_ZMTP_MALFORMED_COMMAND_WELCOME"
  | "ERR_ZMTP_INVALID_METADATA"
  | "ERR_ZMTP_CRYPTOGRAPHIC"
  | "ERR_ZMTP_MECHANISM_MISMATCH"
  | "EACCES"
  | "EMSGSIZE"
  | "ENOMEM"
  | "ETIMEDOUT";

/** Why an engine gave a connection up. */
export interface Failure {
  /** What was broken: the protocol's rules, the peer's trust in us, or something else. */
  readonly kind: "protocol" | "auth" | "other";
  readonly code: FailureCode;
  /** With `auth`: the status that the server gave, 300, 400 or 500 (RFC 27). */
  readonly status?: number;
  /** What was expected and what came, for people. */
  readonly message: string;
  /**
   * Whether trying again is of no use, so that a dialer stays away (C31). That is so after an ERROR command, sent or
   * received, and after differing mechanisms, as with libzmq; every other failure counts as temporary (RFC 37).
   */
  readonly final: boolean;
}

/** A breach of the protocol by the peer. */
export function breach(code: FailureCode, message: string, final = false): Failure {
  return { kind: "protocol", code, message, final };
}

/** A failure that is nobody's breach of the protocol: a limit, a time that ran out. */
export function trouble(code: FailureCode, message: string): Failure {
  return { kind: "other", code, message, final: false };
}
