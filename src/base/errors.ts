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

/**
 * The one error of this library. Misuse throws it, a waiting operation rejects with it; what a peer does wrong never ends
 * up here but in the events of the socket.
 *
 * `code` says what happened and is what a program may decide on; the text is for people. `address` names the endpoint where
 * there is one.
 */
export class ZmqError extends Error {
  override readonly name = "ZmqError";
  readonly code: ErrorCode;
  readonly address?: string;

  constructor(code: ErrorCode, detail?: string, address?: string) {
    super(detail ?? messages[code]);
    this.code = code;
    if (address !== undefined) this.address = address;
  }
}
