import { type OnReadOpts, Socket } from "node:net";

/** What Node.js does not document: the system's side of a socket, and an option to make a socket of it. */
interface Inner {
  _handle: object | null;
}
interface HandleOptions {
  readonly handle: object;
  readonly onread: OnReadOpts;
}
const SocketOf = Socket as unknown as new (options: HandleOptions) => Socket;

/**
 * Moves a connection to a socket that reads into given memory (`onread`), which Node.js offers for sockets that connect alone. The
 * socket that had it is destroyed. `undefined` when it cannot be moved: octets wait in it, or Node.js has changed; then it
 * stays as it is, and only slower: a MiB takes 1.5 times as long.
 */
export function adopt(socket: Socket, onread: OnReadOpts): Socket | undefined {
  const inner = socket as unknown as Inner;
  const handle = inner._handle;
  if (!handle || socket.readableLength > 0) return undefined;
  inner._handle = null;
  socket.destroy();
  return new SocketOf({ handle, onread });
}
