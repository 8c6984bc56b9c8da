/** What can go wrong, by the names that libzmq and POSIX use for it (zmq_errno(3)). */
export type ErrorCode =
  | "EADDRINUSE"
  | "EADDRNOTAVAIL"
  | "EAGAIN"
  | "EBADF"
  | "EBUSY"
  | "ECONNREFUSED"
  | "EFSM"
  | "EHOSTUNREACH"
  | "EINVAL"
  | "EMFILE"
  | "EMSGSIZE"
  | "ENAMETOOLONG"
  | "ENOCOMPATPROTO"
  | "ENODEV"
  | "ENOENT"
  | "ENOTSUP"
  | "EACCES"
  | "EPROTO"
  | "EPROTONOSUPPORT"
  | "ETERM";

const messages: Record<ErrorCode, string> = {
  EACCES: "Permission denied",
  EADDRINUSE: "Address already in use",
  EADDRNOTAVAIL: "Cannot assign requested address",
  EAGAIN: "Operation was not possible or timed out",
  EBADF: "Socket is closed",
  EBUSY: "Socket is busy",
  ECONNREFUSED: "Connection refused",
  EFSM: "Operation cannot be accomplished in current state",
  EHOSTUNREACH: "Host unreachable",
  EINVAL: "Invalid argument",
  EMFILE: "Too many open sockets",
  EMSGSIZE: "Message too long",
  ENAMETOOLONG: "File name too long",
  ENOCOMPATPROTO: "The protocol is not compatible with the socket type",
  ENODEV: "No such device",
  ENOENT: "No such endpoint",
  ENOTSUP: "Operation not supported",
  EPROTO: "Protocol error",
  EPROTONOSUPPORT: "Protocol not supported",
  ETERM: "Context was terminated",
};

/** What libzmq adds to the errors of the system (zmq.h, ZMQ_HAUSNUMERO). */
const OWN_ERRORS = 156384712;

/**
 * The numbers of the codes (zmq_errno(3)). Those of the system differ from platform to platform: the composition root enters
 * them.
 */
export const errorNumbers = new Map<string, number>([
  ["EFSM", OWN_ERRORS + 51],
  ["ENOCOMPATPROTO", OWN_ERRORS + 52],
  ["ETERM", OWN_ERRORS + 53],
]);

/**
 * The one error of this library. Misuse throws it, a waiting operation rejects with it; what a peer does wrong never ends
 * up here but in the events of the socket.
 *
 * `code` says what happened and is what a program may decide on, `errno` is its number; the text is for people. `address` names
 * the endpoint where there is one.
 */
export class ZmqError extends Error {
  override readonly name = "ZmqError";
  readonly code: ErrorCode;
  readonly errno: number;
  readonly address?: string;

  constructor(code: ErrorCode, detail?: string, address?: string) {
    super(detail ?? messages[code]);
    this.code = code;
    this.errno = errorNumbers.get(code) ?? 0;
    if (address !== undefined) this.address = address;
  }
}
