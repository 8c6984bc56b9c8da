import { lstatSync, mkdtempSync, rmdirSync, statSync, unlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { ZmqError } from "../../base/errors.ts";
import type {
  Acceptor,
  AcceptorOwner,
  Attempt,
  AttemptOwner,
  Transport,
  TransportOptions,
} from "../../connection/transport.ts";
import { listenNow } from "./listen-now.ts";
import { NetAcceptor } from "./net-acceptor.ts";
import { NetAttempt } from "./net-attempt.ts";
import { SocketFile } from "./socket-file.ts";

/** The room for a path in sockaddr_un, less its NUL (zmq_ipc(7)). */
const MAX_PATH = 107;

/** ipc by the Unix domain sockets of Node.js (zmq_ipc(7)): a path, `*` for a temporary one, `@name` for an abstract one. */
export class IpcTransport implements Transport {
  async listen(address: string, options: TransportOptions, owner: AcceptorOwner): Promise<Acceptor> {
    const binding = prepare(address, owner);
    const opening = binding.acceptor.open({ path: binding.path, backlog: options.backlog });
    binding.file?.isMade();
    return opening.catch((error) => {
      throw binding.explain(error);
    });
  }

  listenSync(address: string, options: TransportOptions, owner: AcceptorOwner): Acceptor {
    const binding = prepare(address, owner);
    try {
      const acceptor = listenNow(
        binding.acceptor,
        { path: binding.path, backlog: options.backlog },
        `ipc://${address}`,
      );
      binding.file?.isMade();
      return acceptor;
    } catch (error) {
      throw binding.explain(error);
    }
  }

  check(address: string): void {
    systemPath(address);
  }

  dial(address: string, options: TransportOptions, owner: AttemptOwner): Attempt {
    return new NetAttempt({ options: { path: systemPath(address) }, timeout: options.connectTimeout }, owner);
  }
}

function prepare(wanted: string, owner: AcceptorOwner) {
  const temporary = wanted === "*" ? mkdtempSync(join(process.env.TMPDIR ?? tmpdir(), "zmq-")) : undefined;
  const address = temporary === undefined ? wanted : join(temporary, "socket");
  const path = systemPath(address);
  const isFile = !address.startsWith("@");
  if (isFile) takeOver(address);
  const file = isFile ? new SocketFile(address) : undefined;
  const acceptor = new NetAcceptor({
    endpoint: `ipc://${address}`,
    owner,
    resolved: () => `ipc://${address}`,
    closing: file && ((close) => file.spareSuccessor(close)),
  });
  if (temporary !== undefined) acceptor.server.once("close", () => rmdirSync(temporary));
  const explain = (error: unknown) => (isFile ? missingDirectory(address) : undefined) ?? error;
  return { acceptor, path, file, explain };
}

/** The address as the system takes it: an abstract name begins with NUL. */
function systemPath(address: string): string {
  const endpoint = `ipc://${address}`;
  if (address === "@") throw new ZmqError("EINVAL", "Expected a name behind '@'", endpoint);
  if (Buffer.byteLength(address) > MAX_PATH) {
    throw new ZmqError("ENAMETOOLONG", `Expected a path of at most ${MAX_PATH} octets`, endpoint);
  }
  return address.startsWith("@") ? `\0${address.slice(1)}` : address;
}

/** A socket that lies at the path is replaced, by whomever it is used; anything else is not ours to delete (C77). */
function takeOver(path: string): void {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found?.isSocket()) unlinkSync(path);
}

/** libuv reports a missing directory as EACCES. */
function missingDirectory(path: string): ZmqError | undefined {
  if (statSync(dirname(path), { throwIfNoEntry: false })) return undefined;
  return new ZmqError("ENOENT", "Expected the directory of the path to exist", `ipc://${path}`);
}
