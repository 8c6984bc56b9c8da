import { isIPv6, type Server } from "node:net";
import { networkInterfaces } from "node:os";
import { type ErrorCode, ZmqError } from "../../base/errors.ts";
import type { NetAcceptor } from "./net-acceptor.ts";

/** Where to listen: a host and a port, or a path. */
export interface ListenTarget {
  readonly host?: string;
  readonly port?: number;
  readonly path?: string;
  readonly backlog: number;
}

/** Node's own way to make the listening socket, which `listen` only calls after a look-up of the host in a later tick. */
type Immediate = { _listen2?: (address: string, port: number, family: number, backlog: number) => void };

/**
 * Begins to listen before it returns, for `bindSync`. Node.js does so for a path; for a host it has no public call, so its
 * long-standing `_listen2` is used. The reason of a failure comes in a later tick only, so it is worked out.
 *
 * @throws ZmqError EADDRINUSE, EADDRNOTAVAIL, EACCES, ENOTSUP where Node.js does not have that call
 */
export function listenNow(acceptor: NetAcceptor, target: ListenTarget, endpoint: string): NetAcceptor {
  const { server } = acceptor;
  server.on("error", () => {});
  open(server, target);
  if (server.listening) return acceptor;
  throw new ZmqError(reasonOf(target), undefined, endpoint);
}

function open(server: Server, { host, port, path, backlog }: ListenTarget): void {
  if (path !== undefined) {
    server.listen({ path, backlog });
    return;
  }
  const immediate = (server as Immediate)._listen2;
  if (!immediate) throw new ZmqError("ENOTSUP", "bindSync needs Node.js; use bind");
  immediate.call(server, host as string, port as number, isIPv6(host as string) ? 6 : 4, backlog);
}

/** A privileged port is refused, an address of another machine is not available, and anything else is in use. */
function reasonOf({ host, port = 0, path }: ListenTarget): ErrorCode {
  if (path !== undefined) return "EADDRINUSE";
  if (port > 0 && port < 1024 && process.getuid?.() !== 0) return "EACCES";
  return isLocal(host as string) ? "EADDRINUSE" : "EADDRNOTAVAIL";
}

function isLocal(host: string): boolean {
  if (host === "0.0.0.0" || host === "::" || host.startsWith("127.")) return true;
  return Object.values(networkInterfaces()).some((addresses) => addresses?.some((one) => one.address === host));
}
